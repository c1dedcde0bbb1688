package org.baken.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import javax.net.ServerSocketFactory;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jsmpp.util.MessageId;

/** A message centre on the loopback address. It keeps what it took, and fails when a test says so. */
public final class SmppStub implements AutoCloseable {
    public static final String USER = "gemeente";
    public static final String PASSWORD = "word-42x";

    /**
     * One {@code submit_sm}.
     *
     * @param reference of the parts of one message: from the header of the text, or beside it; -1 when it stands alone
     * @param own the message's own reference, for who sent it; -1 without
     * @param number which part it is, from 1
     */
    public record Part(
            String from,
            int fromType,
            String to,
            int toType,
            int coding,
            int reference,
            int own,
            int total,
            int number,
            String text) {}

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Part> parts = new ArrayList<>();
    private final List<SMPPServerSession> sessions = new ArrayList<>();
    private int status;
    private int statusOf = -1;
    private int bindStatus;
    private boolean silent;
    private int binds;
    private String bound;

    public SmppStub() throws IOException {
        this(ServerSocketFactory.getDefault());
    }

    /** @param sockets for a message centre that speaks TLS */
    public SmppStub(ServerSocketFactory sockets) throws IOException {
        server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on every message is answered with this status and not taken. */
    public synchronized void answer(int newStatus) {
        status = newStatus;
        statusOf = -1;
    }

    /** The same for one part of a message only. */
    public synchronized void answer(int newStatus, int part) {
        status = newStatus;
        statusOf = part;
    }

    public synchronized void answerBind(int newStatus) {
        bindStatus = newStatus;
    }

    /** From now on messages are taken and never answered. */
    public synchronized void beSilent() {
        silent = true;
    }

    public synchronized int binds() {
        return binds;
    }

    /** The last login: type of session, user, type of system. */
    public synchronized String bound() {
        return bound;
    }

    public synchronized List<Part> parts() {
        return List.copyOf(parts);
    }

    /** The whole messages in the order of their first parts, those that came twice once. */
    public synchronized Map<String, String> messages() {
        Map<String, TreeMap<Integer, Part>> together = new java.util.LinkedHashMap<>();
        for (Part part : parts) {
            together.computeIfAbsent(part.to() + " " + part.own(), key -> new TreeMap<>())
                    .put(part.number(), part);
        }
        Map<String, String> whole = new java.util.LinkedHashMap<>();
        together.forEach((key, all) -> {
            if (all.size() == all.firstEntry().getValue().total()) {
                StringBuilder text = new StringBuilder();
                all.values().forEach(part -> text.append(part.text()));
                whole.put(key, text.toString());
            }
        });
        return whole;
    }

    /** Ends every session without a word, as a message centre does that restarts. */
    public synchronized void restart() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
        restart();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            SMPPServerSession session =
                    new SMPPServerSession(new SocketConnection(socket), null, new Listener(), null, 2, 100);
            BindRequest request = session.waitForBind(60_000);
            synchronized (this) {
                binds++;
                bound = request.getBindType() + " " + request.getSystemId() + " " + request.getSystemType();
                sessions.add(session);
            }
            int refusal = refusal(request);
            if (refusal != 0) {
                request.reject(refusal);
            } else {
                request.accept("centrale", InterfaceVersion.IF_34);
            }
        } catch (IOException | TimeoutException | PDUStringException | IllegalStateException gone) {
            // The client left, or the test is over.
        }
    }

    private synchronized int refusal(BindRequest request) {
        if (bindStatus != 0) {
            return bindStatus;
        }
        boolean known =
                request.getSystemId().equals(USER) && request.getPassword().equals(PASSWORD);
        return known ? 0 : SMPPConstant.STAT_ESME_RINVPASWD;
    }

    private SubmitSmResult take(SubmitSm message) throws ProcessRequestException {
        Part part = read(message);
        boolean hang;
        synchronized (this) {
            if (status != 0 && (statusOf < 0 || statusOf == part.number())) {
                throw new ProcessRequestException("as asked", status);
            }
            parts.add(part);
            hang = silent;
        }
        try {
            if (hang) {
                closing.await();
            }
            return new SubmitSmResult(new MessageId("id-" + parts().size()), new OptionalParameter[0]);
        } catch (PDUStringException | InterruptedException stopped) {
            throw new ProcessRequestException("stopped", SMPPConstant.STAT_ESME_RSYSERR);
        }
    }

    private static Part read(SubmitSm message) {
        byte[] octets = message.getShortMessage();
        int reference = -1;
        int total = 1;
        int number = 1;
        if (message.isUdhi()) {
            reference = octets[3] & 0xff;
            total = octets[4];
            number = octets[5];
            octets = Arrays.copyOfRange(octets, octets[0] + 1, octets.length);
        }
        OptionalParameter payload = message.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        if (payload instanceof OptionalParameter.OctetString text) {
            octets = text.getValue();
        }
        if (message.getOptionalParameter(OptionalParameter.Tag.SAR_MSG_REF_NUM)
                instanceof OptionalParameter.Short sar) {
            reference = sar.getValue() & 0xffff;
            total = octet(message, OptionalParameter.Tag.SAR_TOTAL_SEGMENTS);
            number = octet(message, OptionalParameter.Tag.SAR_SEGMENT_SEQNUM);
        }
        int own = message.getOptionalParameter(OptionalParameter.Tag.USER_MESSAGE_REFERENCE)
                        instanceof OptionalParameter.Short mine
                ? mine.getValue() & 0xffff
                : -1;
        int coding = message.getDataCoding();
        return new Part(
                message.getSourceAddr(),
                message.getSourceAddrTon(),
                message.getDestAddress(),
                message.getDestAddrTon(),
                coding,
                reference,
                own,
                total,
                number,
                coding == 8 ? new String(octets, StandardCharsets.UTF_16BE) : gsm(octets));
    }

    private static int octet(SubmitSm message, OptionalParameter.Tag tag) {
        return ((OptionalParameter.Byte) message.getOptionalParameter(tag)).getValue();
    }

    /** As the table of 3GPP TS 23.038 has it: kept apart from the product's own, and read the other way round. */
    private static String gsm(byte[] octets) {
        String table = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
        Map<Integer, Character> extension = Map.of(
                0x0A, '\f', 0x14, '^', 0x28, '{', 0x29, '}', 0x2F, '\\', 0x3C, '[', 0x3D, '~', 0x3E, ']', 0x40, '|',
                0x65, '€');
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < octets.length; at++) {
            if (octets[at] == 0x1B) {
                at++;
                text.append(extension.get((int) octets[at]));
            } else {
                text.append(table.charAt(octets[at]));
            }
        }
        return text.toString();
    }

    /** Everything but {@code submit_sm} is no business of a transmitter here. */
    private final class Listener implements ServerMessageReceiverListener {
        @Override
        public SubmitSmResult onAcceptSubmitSm(SubmitSm message, SMPPServerSession session)
                throws ProcessRequestException {
            return take(message);
        }

        @Override
        public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti message, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptReplaceSm(ReplaceSm message, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelSm(CancelSm message, SMPPServerSession session) throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm message, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public void onAcceptCancelBroadcastSm(CancelBroadcastSm message, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
                throws ProcessRequestException {
            throw unknown();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session session) throws ProcessRequestException {
            throw unknown();
        }

        private static ProcessRequestException unknown() {
            return new ProcessRequestException("not here", SMPPConstant.STAT_ESME_RINVCMDID);
        }
    }
}
