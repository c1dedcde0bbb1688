package org.baken.channel.email;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Asks for STARTTLS before a mailbox server that knows no encryption, and passes on what is said after it. */
final class StartTlsDoor implements Closeable {
    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
    private final SSLContext showing;
    private final int server;
    private final List<String> inTheClear = new CopyOnWriteArrayList<>();

    /**
     * @param showing shows the certificate
     * @param server the port of the mailbox server on this machine
     */
    StartTlsDoor(SSLContext showing, int server) throws IOException {
        this.showing = showing;
        this.server = server;
        start(() -> {
            while (!door.isClosed()) {
                Socket visitor = door.accept();
                start(() -> receive(visitor));
            }
        });
    }

    int port() {
        return door.getLocalPort();
    }

    /** What was said before the line was encrypted. */
    List<String> inTheClear() {
        return List.copyOf(inTheClear);
    }

    private interface Act {
        void run() throws IOException;
    }

    /** A line that ends is no failure: the test tells by what it gets. */
    private static void start(Act act) {
        Thread thread = new Thread(() -> {
            try {
                act.run();
            } catch (IOException over) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void receive(Socket visitor) throws IOException {
        say(visitor, "* OK ready");
        String line = line(visitor.getInputStream());
        while (!line.isEmpty()) {
            inTheClear.add(line);
            String tag = line.split(" ", 2)[0];
            if (line.endsWith("STARTTLS")) {
                say(visitor, tag + " OK begin");
                pass((SSLSocket) showing.getSocketFactory().createSocket(visitor, null, visitor.getPort(), true));
                return;
            }
            if (line.endsWith("CAPABILITY")) {
                say(visitor, "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED");
            }
            say(visitor, tag + " OK done");
            line = line(visitor.getInputStream());
        }
    }

    private void pass(SSLSocket visitor) throws IOException {
        visitor.setUseClientMode(false);
        try (visitor;
                Socket mailbox = new Socket("127.0.0.1", server)) {
            line(mailbox.getInputStream());
            start(() -> pump(visitor.getInputStream(), mailbox.getOutputStream()));
            pump(mailbox.getInputStream(), visitor.getOutputStream());
        }
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] some = new byte[8_192];
        int read = from.read(some);
        while (read >= 0) {
            to.write(some, 0, read);
            to.flush();
            read = from.read(some);
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** Byte by byte: what follows may be encrypted already. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int letter = in.read();
        while (letter >= 0 && letter != '\n') {
            line.append((char) letter);
            letter = in.read();
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
