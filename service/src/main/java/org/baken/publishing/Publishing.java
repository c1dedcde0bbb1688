package org.baken.publishing;

import java.nio.file.Path;
import java.time.Clock;
import org.baken.channel.Channels;
import org.baken.logbook.Logbook;
import org.baken.platform.Database;

/** What the rest of the service may use of publishing. */
public record Publishing(Accounts accounts) {
    /** @param data the service's data folder, which holds the key of the accounts */
    public static Publishing open(Database database, Logbook logbook, Clock clock, Channels channels, Path data) {
        Vault vault = Vault.open(data.resolve("keys"));
        return new Publishing(new Accounts(vault, channels, clock));
    }
}
