package org.baken.channel.email;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.baken.channel.ChannelException;
import org.baken.channel.ChannelException.Refused;
import org.baken.channel.ChannelException.Retryable;
import org.baken.channel.ChannelException.Unclear;
import org.baken.channel.Link;
import org.baken.channel.Outbound;
import org.baken.channel.Trouble;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * One conversation with a mail server, for one letter after the other. It opens the socket itself, to the very address
 * that was checked, and watches how far a letter got: a connection lost before the final dot was sent delivered nothing,
 * one lost after it may have. For one thread at a time.
 */
final class Relay implements AutoCloseable {
    /** How long a server that took letters before may take to say that it is still there. */
    private static final int STILL_THERE_MILLIS = 2_000;

    private static final int CLOSING = 421;

    private final Outbound outbound;
    private final Session session;
    private final Conversation conversation;
    private final Socket plain;
    private final Link link;
    private final String host;
    private ScheduledFuture<?> deadline;
    private int letters;
    private boolean lost;
    private Instant usedAt = Instant.MIN;

    private Relay(Link link, Outbound outbound, Session session, Socket plain) {
        this.link = link;
        this.outbound = outbound;
        this.host = link.required("host");
        this.session = session;
        this.plain = plain;
        this.conversation = new Conversation(session);
    }

    /** Connects, turns TLS on where the account wants it, and logs in when there is a login. */
    static Relay open(Link link, Outbound outbound, SSLContext trust) throws ChannelException {
        String host = link.required("host");
        int port = link.number("port").orElseThrow();
        Socket plain = new Socket();
        Relay relay = null;
        try {
            InetAddress checked = outbound.resolve(host);
            // With its name, or the library would ask for the name of the address.
            InetAddress named = InetAddress.getByAddress(host, checked.getAddress());
            relay = new Relay(link, outbound, session(link, trust), plain);
            relay.begin();
            plain.setTcpNoDelay(true);
            plain.setSoTimeout((int) outbound.altogether().toMillis());
            plain.connect(new InetSocketAddress(named, port), (int)
                    outbound.connecting().toMillis());
            relay.conversation.connect(
                    link.required("tls").equals("TLS") ? encrypted(plain, host, port, trust) : plain);
            return relay;
        } catch (SSLException untrusted) {
            hangUp(plain);
            throw new Retryable(Trouble.of("channel.certificate", host));
        } catch (IOException away) {
            hangUp(plain);
            throw new Retryable(Trouble.of("channel.unreachable", host));
        } catch (MessagingException failure) {
            ChannelException told =
                    relay == null ? new Refused(Trouble.of("channel.incomplete")) : relay.notConnected(failure);
            hangUp(plain);
            throw told;
        }
    }

    Session session() {
        return session;
    }

    /** How many letters it has carried. */
    int letters() {
        return letters;
    }

    /** Whether the server is gone, and was before it could have taken the last letter. */
    boolean isLost() {
        return lost;
    }

    Instant usedAt() {
        return usedAt;
    }

    /** From here until {@link #rest} the connection lives at most as long as one exchange may take. */
    private void begin() {
        deadline =
                Relays.TIMER.schedule(() -> hangUp(plain), outbound.altogether().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Nothing is asked of the server for now. */
    void rest(Instant now) {
        deadline.cancel(false);
        usedAt = now;
    }

    /** Makes it ready for another letter; false when the server has gone away meanwhile. */
    boolean renew() {
        begin();
        try {
            plain.setSoTimeout(STILL_THERE_MILLIS);
            boolean ready = conversation.simpleCommand("RSET") == 250;
            plain.setSoTimeout((int) outbound.altogether().toMillis());
            return ready;
        } catch (MessagingException | IOException gone) {
            return false;
        }
    }

    /** Makes sure that the server still answers. */
    void greet() throws ChannelException {
        try {
            int code = conversation.simpleCommand("NOOP");
            if (code != 250) {
                throw told(code);
            }
        } catch (MessagingException gone) {
            throw new Retryable(Trouble.of("channel.unreachable", host));
        }
    }

    /** Hands one letter over. After a failure the connection can be used again unless it {@link #isLost}. */
    void deliver(Letter letter) throws ChannelException {
        try {
            fit(letter);
            letters++;
            conversation.sendMessage(letter, letter.getAllRecipients());
        } catch (MessagingException failure) {
            int code = conversation.getLastReturnCode();
            lost = code == CLOSING || code < 400 || code >= 600;
            if (code >= 400 && code < 600) {
                throw told(code);
            }
            throw conversation.ending
                    ? new Unclear(Trouble.of("channel.noAnswer", host))
                    : new Retryable(Trouble.of("channel.unreachable", host));
        }
    }

    /** What the server says it takes at most (RFC 1870), before the letter goes over the line. */
    private void fit(Letter letter) throws Refused, MessagingException {
        String most = conversation.getExtensionParameter("SIZE");
        if (most == null || !most.strip().matches("[1-9]\\d{0,17}")) {
            return;
        }
        long size = letter.bytes();
        if (size > Long.parseLong(most.strip())) {
            throw new Refused(Trouble.of("channel.mail.large", host, size, most.strip()));
        }
    }

    @Override
    public void close() {
        if (deadline != null) {
            deadline.cancel(false);
        }
        try {
            conversation.close();
        } catch (MessagingException gone) {
            // What was delivered stays delivered, whether or not the server heard the goodbye.
        }
        hangUp(plain);
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Closed is closed.
        }
    }

    private ChannelException notConnected(MessagingException failure) {
        int code = conversation.getLastReturnCode();
        if (failure instanceof AuthenticationFailedException) {
            return code >= 400 && code < 500
                    ? new Retryable(Trouble.of("channel.busy", host))
                    : new Refused(Trouble.of("channel.mail.login", host));
        }
        if (failure.getCause() instanceof SSLException) {
            return new Retryable(Trouble.of("channel.certificate", host));
        }
        if (code >= 400 && code < 600) {
            return told(code);
        }
        if (code == 250 && conversation.getRequireStartTLS() && !conversation.supportsExtension("STARTTLS")) {
            return new Refused(Trouble.of("channel.mail.starttls", host));
        }
        return new Retryable(Trouble.of("channel.unreachable", host));
    }

    private ChannelException told(int code) {
        String answer = conversation.getLastServerResponse();
        String said = link.redact(answer == null ? "" : answer.strip());
        return code < 500
                ? new Retryable(Trouble.of("channel.mail.later", host, said))
                : new Refused(Trouble.of("channel.mail.refused", host, said));
    }

    private static Session session(Link link, SSLContext trust) throws MessagingException {
        Properties settings = new Properties();
        boolean login = link.hidden("username").isPresent();
        String tls = link.required("tls");
        settings.setProperty("mail.smtp.auth", String.valueOf(login));
        settings.setProperty("mail.smtp.starttls.enable", String.valueOf(tls.equals("STARTTLS")));
        settings.setProperty("mail.smtp.starttls.required", String.valueOf(tls.equals("STARTTLS")));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.put("mail.smtp.ssl.socketFactory", trust.getSocketFactory());
        settings.setProperty("mail.smtp.quitwait", "false");
        settings.setProperty("mail.smtp.localhost", Letter.domain(link));
        return Session.getInstance(settings, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        link.hidden("username").orElse(null),
                        link.hidden("password").orElse(null));
            }
        });
    }

    private static Socket encrypted(Socket plain, String host, int port, SSLContext trust) throws IOException {
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** The library's client, which tells when the end of a letter is on its way. */
    private static final class Conversation extends SMTPTransport {
        private boolean ending;

        Conversation(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        public synchronized void sendMessage(jakarta.mail.Message message, Address[] to) throws MessagingException {
            ending = false;
            super.sendMessage(message, to);
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            ending = true;
            super.finishData();
        }
    }
}
