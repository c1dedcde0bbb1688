package org.baken.testing;

import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;

/** How the tests set up a mail server of their own. */
public final class MailSetup {
    /** Two seconds, as usual, is little for a machine that is busy. */
    private static final Duration START = Duration.ofMinutes(1);

    private MailSetup() {}

    /**
     * Gives a server on a free port of this machine.
     *
     * @param protocol such as {@link ServerSetup#PROTOCOL_SMTP}
     */
    public static ServerSetup of(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(START.toMillis());
        return setup;
    }
}
