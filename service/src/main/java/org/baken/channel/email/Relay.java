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
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
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
 * One conversation with a mail server. It opens the socket itself, to the very address that was checked, and watches
 * how far a letter got: a connection lost before the final dot was sent delivered nothing, one lost after it may have.
 */
final class Relay implements AutoCloseable {

    private final Session session;
    private final Conversation conversation;
    private final Socket socket;
    private final Link link;
    private final String host;

    private Relay(Link link, Session session, Socket socket) {
        this.link = link;
        this.host = link.required("host");
        this.session = session;
        this.socket = socket;
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
            plain.connect(new InetSocketAddress(named, port), (int)
                    outbound.connecting().toMillis());
            plain.setSoTimeout((int) outbound.altogether().toMillis());
            CompletableFuture.delayedExecutor(outbound.altogether().toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> closeQuietly(plain));
            Socket socket = link.required("tls").equals("TLS") ? encrypted(plain, host, port, trust) : plain;
            relay = new Relay(link, session(link, trust), socket);
            relay.conversation.connect(socket);
            return relay;
        } catch (SSLException untrusted) {
            closeQuietly(plain);
            throw new Retryable(Trouble.of("channel.certificate", host));
        } catch (IOException away) {
            closeQuietly(plain);
            throw new Retryable(Trouble.of("channel.unreachable", host));
        } catch (MessagingException failure) {
            closeQuietly(plain);
            throw relay.notConnected(failure);
        }
    }

    Session session() {
        return session;
    }

    /** Makes sure that the server still answers. */
    void greet() throws ChannelException {
        try {
            int code = conversation.simpleCommand("NOOP");
            if (code != 250) {
                throw told(code);
            }
        } catch (MessagingException lost) {
            throw new Retryable(Trouble.of("channel.unreachable", host));
        }
    }

    void deliver(Letter letter) throws ChannelException {
        try {
            conversation.sendMessage(letter, letter.getAllRecipients());
        } catch (MessagingException failure) {
            int code = conversation.getLastReturnCode();
            if (code >= 400 && code < 600) {
                throw told(code);
            }
            throw conversation.ending
                    ? new Unclear(Trouble.of("channel.noAnswer", host))
                    : new Retryable(Trouble.of("channel.unreachable", host));
        }
    }

    @Override
    public void close() {
        try {
            conversation.close();
        } catch (MessagingException gone) {
            // What was delivered stays delivered, whether or not the server heard the goodbye.
        }
        closeQuietly(socket);
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

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Closed is closed.
        }
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
