package org.baken;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.cli.ConfiguredCommand;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.db.ManagedDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.sourceforge.argparse4j.inf.Namespace;
import org.baken.auth.SealedFactors;
import org.baken.listening.SealedIntakes;
import org.baken.platform.Database;
import org.baken.platform.Databases;
import org.baken.platform.KeyRotation;
import org.baken.publishing.SealedAccounts;
import org.baken.subscription.SealedSubscribers;

/**
 * {@code java -jar baken.jar rotate-keys baken.yml}: gives the service new keys, and seals everything anew that is kept secret.
 * Can be stopped at any moment and started again.
 */
final class RotateKeysCommand extends ConfiguredCommand<ConsoleConfiguration> {
    private static final List<KeyRotation.Sealed> ALL =
            List.of(new SealedAccounts(), new SealedFactors(), new SealedIntakes(), new SealedSubscribers());
    /** What another node had begun to seal when the key changed is stored by then. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    RotateKeysCommand() {
        super("rotate-keys", "Gives the service new keys and seals everything anew");
    }

    @Override
    protected void run(
            Bootstrap<ConsoleConfiguration> bootstrap, Namespace namespace, ConsoleConfiguration configuration)
            throws Exception {
        Databases.Location location = Databases.Location.of(
                configuration.database.url(),
                configuration.database.user(),
                configuration.database.password(),
                configuration.dataFolder());
        ManagedDataSource source = Databases.open(location, new MetricRegistry());
        try {
            Database database = Databases.prepare(source, location);
            rotate(database, configuration.dataFolder().resolve("keys"), SETTLED);
        } finally {
            source.stop();
        }
    }

    /** @param settled how long to wait for what other nodes had begun, before the old key is dropped */
    static void rotate(Database database, Path keys, Duration settled) throws InterruptedException {
        for (KeyRotation.Sealed sealed : ALL) {
            KeyRotation rotation = KeyRotation.begin(keys, sealed.vault());
            int renewed = sealed.renew(database, rotation);
            int more = 1;
            while (more > 0) {
                TimeUnit.MILLISECONDS.sleep(settled.toMillis());
                more = sealed.renew(database, rotation);
                renewed += more;
            }
            rotation.end();
            System.out.printf("%s: a new key, %d secrets sealed anew%n", sealed.vault(), renewed);
        }
    }
}
