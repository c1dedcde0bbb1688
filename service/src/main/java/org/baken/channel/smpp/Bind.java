package org.baken.channel.smpp;

import static org.jsmpp.SMPPConstant.STAT_ESME_RALYBND;
import static org.jsmpp.SMPPConstant.STAT_ESME_RBINDFAIL;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVPASWD;
import static org.jsmpp.SMPPConstant.STAT_ESME_RINVSYSID;
import static org.jsmpp.SMPPConstant.STAT_ESME_RMSGQFUL;
import static org.jsmpp.SMPPConstant.STAT_ESME_RSYSERR;
import static org.jsmpp.SMPPConstant.STAT_ESME_RTHROTTLED;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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
import org.baken.channel.Post;
import org.baken.channel.SmsText;
import org.baken.channel.Trouble;
import org.baken.platform.Ids;
import org.jsmpp.GenericNackResponseException;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.socket.SocketConnection;

/** A session with a message centre, for one message after the other. Safe for use by several threads. */
final class Bind {
    /** How long the line may be silent before the message centre is asked whether it is there ({@code enquire_link}). */
    private static final int SILENCE_MILLIS = 10_000;
    /** Beyond that no further part is begun, so that a call ends in time. */
    private static final Duration TIME_TO_BEGIN = Duration.ofSeconds(8);

    /** Who a message comes from. */
    static final String SENDER = "sourceAddress";

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);
    private static final Duration WAIT = Duration.ofSeconds(10);

    private static final Set<Integer> NOT_NOW =
            Set.of(STAT_ESME_RTHROTTLED, STAT_ESME_RMSGQFUL, STAT_ESME_RSYSERR, STAT_ESME_RALYBND);
    private static final Set<Integer> NOT_YOU = Set.of(STAT_ESME_RINVPASWD, STAT_ESME_RINVSYSID, STAT_ESME_RBINDFAIL);

    private final SMPPSession session;
    private final String host;
    private final String centre;
    private volatile Instant usedAt;

    private Bind(SMPPSession session, String host, String centre, Instant now) {
        this.session = session;
        this.host = host;
        this.centre = centre;
        this.usedAt = now;
    }

    /** Connects and logs in. */
    static Bind open(Link link, Outbound outbound, SSLContext trust, Instant now) throws ChannelException {
        String host = link.required("host");
        int port = link.number("port").orElseThrow();
        InetAddress checked = outbound.resolve(host);
        SMPPSession session = new SMPPSession((name, number) -> new SocketConnection(socket(
                new InetSocketAddress(checked, port), host, link.setting("tls").orElse("NONE"), outbound, trust)));
        session.setEnquireLinkTimer(SILENCE_MILLIS);
        session.setTransactionTimer(
                Math.min(LONGEST_ANSWER.toMillis(), outbound.altogether().toMillis()));
        BindParameter login = new BindParameter(
                BindType.BIND_TX,
                link.setting("systemId").orElse(""),
                link.hidden("password").orElse(""),
                link.setting("systemType").orElse(""),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                null,
                InterfaceVersion.IF_34);
        try {
            String centre = session.connectAndBind(
                    host,
                    port,
                    login,
                    Math.min(LONGEST_ANSWER.toMillis(), outbound.altogether().toMillis()));
            return new Bind(session, host, centre == null ? "" : centre, now);
        } catch (IOException failure) {
            session.unbindAndClose();
            throw notBound(host, failure);
        }
    }

    private static Socket socket(
            InetSocketAddress address, String host, String tls, Outbound outbound, SSLContext trust)
            throws IOException {
        Socket plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.setSoTimeout((int) outbound.altogether().toMillis());
            plain.connect(address, (int) outbound.connecting().toMillis());
            if (!tls.equals("TLS")) {
                return plain;
            }
            SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, host, address.getPort(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return socket;
        } catch (IOException failure) {
            plain.close();
            throw failure;
        }
    }

    private static ChannelException notBound(String host, IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return new Retryable(Trouble.of("channel.certificate", host));
            }
            if (cause instanceof NegativeResponseException said) {
                int status = said.getCommandStatus();
                return NOT_YOU.contains(status)
                        ? new Refused(Trouble.of("channel.smpp.login", host, code(status)))
                        : told(host, status);
            }
        }
        return new Retryable(Trouble.of("channel.unreachable", host));
    }

    /** How the message centre calls itself; may be empty. */
    String centre() {
        return centre;
    }

    boolean isOpen() {
        return session.getSessionState().isTransmittable();
    }

    Instant usedAt() {
        return usedAt;
    }

    void usedAt(Instant now) {
        usedAt = now;
    }

    void close() {
        session.unbindAndClose();
    }

    /**
     * Submits one message, part after part. One that stops between two parts may go out again whole: no phone shows a message
     * before it has all parts, and the parts that come twice bear the same reference.
     *
     * @param number in international form
     * @return what the message centre calls the first part
     */
    String submit(Link link, Post post, String number) throws ChannelException {
        SmsText text = SmsText.of(post.text());
        boolean named = session.getInterfaceVersion() != InterfaceVersion.IF_33;
        List<Parts.Part> parts = Parts.of(text, Joining.of(link), reference(post.key() + " " + number), named);
        long began = System.nanoTime();
        String first = null;
        for (Parts.Part part : parts) {
            if (first != null && System.nanoTime() - began > TIME_TO_BEGIN.toNanos()) {
                throw new Retryable(Trouble.of("channel.busy", host));
            }
            String id = submit(part, text.gsm(), link.setting(SENDER).orElse(""), number);
            first = first == null ? id : first;
        }
        return first == null || first.isBlank() ? post.key() : first;
    }

    private String submit(Parts.Part part, boolean gsm, String from, String number) throws ChannelException {
        if (!isOpen()) {
            throw new Retryable(Trouble.of("channel.unreachable", host));
        }
        ESMClass form = new ESMClass(
                MessageMode.DEFAULT,
                MessageType.DEFAULT,
                part.headed() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT);
        try {
            return session.submitShortMessage(
                            "",
                            type(from),
                            plan(from),
                            from.replaceFirst("^\\+", ""),
                            TypeOfNumber.INTERNATIONAL,
                            NumberingPlanIndicator.ISDN,
                            number.replaceFirst("^\\+", ""),
                            form,
                            (byte) 0,
                            (byte) 0,
                            null,
                            null,
                            new RegisteredDelivery(0),
                            (byte) 0,
                            new GeneralDataCoding(gsm ? Alphabet.ALPHA_DEFAULT : Alphabet.ALPHA_UCS2),
                            (byte) 0,
                            part.text(),
                            part.parameters())
                    .getMessageId();
        } catch (NegativeResponseException said) {
            throw told(host, said.getCommandStatus());
        } catch (GenericNackResponseException notUnderstood) {
            throw new Refused(Trouble.of("channel.smpp.refused", host, code(notUnderstood.getCommandStatus())));
        } catch (PDUException unwritable) {
            throw new Refused(Trouble.of("channel.smpp.unwritable"));
        } catch (ResponseTimeoutException | InvalidResponseException | IOException lost) {
            close();
            throw new Unclear(Trouble.of("channel.noAnswer", host));
        }
    }

    private static ChannelException told(String host, int status) {
        return NOT_NOW.contains(status)
                ? new Retryable(Trouble.of("channel.busy", host), WAIT)
                : new Refused(Trouble.of("channel.smpp.refused", host, code(status)));
    }

    private static String code(int status) {
        return String.format("0x%08X", status);
    }

    private static short reference(String key) {
        return (short) Integer.parseInt(Ids.digest(key).substring(0, 4), 16);
    }

    private static TypeOfNumber type(String from) {
        if (from.isEmpty()) {
            return TypeOfNumber.UNKNOWN;
        }
        if (!from.matches("\\+?\\d+")) {
            return TypeOfNumber.ALPHANUMERIC;
        }
        return from.startsWith("+") ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.NETWORK_SPECIFIC;
    }

    private static NumberingPlanIndicator plan(String from) {
        return from.startsWith("+") ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN;
    }
}
