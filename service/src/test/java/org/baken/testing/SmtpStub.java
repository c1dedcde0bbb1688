package org.baken.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A small mail server for what GreenMail cannot do: STARTTLS, refusals at any step, and connections that break at a
 * chosen moment.
 */
public final class SmtpStub implements AutoCloseable {

    /** Where a connection ends. */
    public enum Break {
        AT_GREETING,
        IN_THE_MIDDLE_OF_THE_LETTER,
        AFTER_THE_LETTER,
        /** Takes the letter and says nothing more. */
        SILENT_AFTER_THE_LETTER
    }

    private final ServerSocket server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final SSLContext tls;
    private final boolean tlsAtOnce;
    private final Map<String, String> replies = new HashMap<>();
    private final List<String> letters = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> extensions = new ArrayList<>();
    private Break breaking;
    private int connections;
    private int lettersAConnection = Integer.MAX_VALUE;

    private SmtpStub(LocalCertificate certificate, boolean tlsAtOnce) throws IOException, GeneralSecurityException {
        this.tls = certificate == null ? null : certificate.serving();
        this.tlsAtOnce = tlsAtOnce;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    public static SmtpStub plain() throws IOException, GeneralSecurityException {
        return new SmtpStub(null, false);
    }

    public static SmtpStub withStartTls(LocalCertificate certificate) throws IOException, GeneralSecurityException {
        return new SmtpStub(certificate, false);
    }

    public static SmtpStub withTls(LocalCertificate certificate) throws IOException, GeneralSecurityException {
        return new SmtpStub(certificate, true);
    }

    public int port() {
        return server.getLocalPort();
    }

    /**
     * From now on the server answers so to a command ({@code CONNECT} and {@code END} of the letter included), or to one exact line
     * such as {@code RCPT TO:<an@stad.example>}.
     */
    public synchronized void reply(String command, String answer) {
        replies.put(command, answer);
    }

    /** From now on the server names this among what it can do, such as {@code SIZE 2000}. */
    public synchronized void offer(String extension) {
        extensions.add(extension);
    }

    /** From now on the server takes only so many letters over one connection, and answers 421 to the next. */
    public synchronized void takeOnly(int letters) {
        lettersAConnection = letters;
    }

    /** From now on the server answers as usual again. */
    public synchronized void relent() {
        replies.clear();
        breaking = null;
    }

    /** How many connections there were so far. */
    public synchronized int connections() {
        return connections;
    }

    public synchronized void breakOff(Break moment) {
        breaking = moment;
    }

    /** Every letter that was taken, as it came. */
    public synchronized List<String> letters() {
        return List.copyOf(letters);
    }

    /** Every command, with {@code (tls)} before those that came encrypted. */
    public synchronized List<String> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void close() throws IOException {
        closing.countDown();
        server.close();
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

    private void serve(Socket plain) {
        try (plain) {
            synchronized (this) {
                connections++;
            }
            Socket socket = tlsAtOnce ? encrypt(plain) : plain;
            if (breaking(Break.AT_GREETING)) {
                return;
            }
            send(socket, answer("CONNECT", "220 stub ESMTP"));
            converse(socket);
        } catch (IOException | InterruptedException gone) {
            // The client left, or the test is over.
        }
    }

    private void converse(Socket start) throws IOException, InterruptedException {
        Socket socket = start;
        BufferedReader in = reader(socket);
        int taken = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            synchronized (this) {
                commands.add((socket instanceof SSLSocket ? "(tls) " : "") + line);
            }
            switch (verb) {
                case "EHLO" -> send(socket, answer(verb, hello(socket)));
                case "STARTTLS" -> {
                    send(socket, "220 go ahead");
                    socket = encrypt(socket);
                    in = reader(socket);
                }
                case "AUTH" -> {
                    if (line.toUpperCase(Locale.ROOT).equals("AUTH LOGIN")) {
                        send(
                                socket,
                                "334 "
                                        + Base64.getEncoder()
                                                .encodeToString("Username:".getBytes(StandardCharsets.US_ASCII)));
                        in.readLine();
                        send(
                                socket,
                                "334 "
                                        + Base64.getEncoder()
                                                .encodeToString("Password:".getBytes(StandardCharsets.US_ASCII)));
                        in.readLine();
                    }
                    send(socket, answer(verb, "235 welcome"));
                }
                case "DATA" -> {
                    String go = answer(verb, "354 go on");
                    send(socket, go);
                    if (go.startsWith("354") && !takeLetter(socket, in)) {
                        return;
                    }
                    taken++;
                }
                case "MAIL" -> {
                    if (taken >= most()) {
                        send(socket, "421 4.7.0 enough for now");
                        return;
                    }
                    send(socket, answer(verb, "250 ok"));
                }
                case "QUIT" -> {
                    send(socket, "221 bye");
                    return;
                }
                default -> send(socket, answer(line, answer(verb, "250 ok")));
            }
        }
    }

    private boolean takeLetter(Socket socket, BufferedReader in) throws IOException, InterruptedException {
        StringBuilder letter = new StringBuilder();
        if (breaking(Break.IN_THE_MIDDLE_OF_THE_LETTER)) {
            return false;
        }
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        String answer = answer("END", "250 taken");
        if (answer.startsWith("250")) {
            synchronized (this) {
                letters.add(letter.toString());
            }
        }
        if (breaking(Break.AFTER_THE_LETTER)) {
            return false;
        }
        if (breaking(Break.SILENT_AFTER_THE_LETTER)) {
            closing.await();
            return false;
        }
        send(socket, answer);
        return true;
    }

    private String hello(Socket socket) {
        boolean offer = tls != null && !(socket instanceof SSLSocket);
        StringBuilder hello = new StringBuilder("250-stub\r\n");
        hello.append(offer ? "250-STARTTLS\r\n" : "");
        synchronized (this) {
            extensions.forEach(
                    extension -> hello.append("250-").append(extension).append("\r\n"));
        }
        return hello.append("250-8BITMIME\r\n250 AUTH LOGIN").toString();
    }

    private synchronized int most() {
        return lettersAConnection;
    }

    private synchronized String answer(String command, String usual) {
        return replies.getOrDefault(command, usual);
    }

    private synchronized boolean breaking(Break moment) {
        return breaking == moment;
    }

    private Socket encrypt(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static void send(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
