package org.baken.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Stands before a server on the loopback address and passes everything on, until a test tells it how the network fails.
 * Knows nothing of what it passes on: works for HTTP, for mail and for a database.
 */
public final class FaultProxy implements AutoCloseable {
    /** How a connection fails. */
    public enum Fault {
        /** Nobody listens. */
        REFUSED,
        /** Accepted and reset at once. */
        RESET,
        /** Accepted, and nothing ever comes back or arrives. */
        BLACKHOLE,
        /** What is asked arrives and is done; the connection is reset before any of the answer comes back. */
        ANSWER_LOST,
        /** What is asked arrives and is done; of the answer only the first half of what came first comes back. */
        ANSWER_CUT,
        /** What is asked arrives and is done; the answer comes back one byte in half a second. */
        SLOW_DRIP,
        /** Answers with TLS, and a certificate that nobody trusts. */
        WRONG_CERTIFICATE
    }

    private static final int BLOCK = 8192;
    private static final long DRIP_MILLIS = 500;

    private final int target;
    private final int port;
    private final SSLContext untrusted;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "fault-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket server;
    private Socket keeper;
    private Fault fault;
    private int left;

    private FaultProxy(int target, SSLContext untrusted) throws IOException {
        this.target = target;
        this.untrusted = untrusted;
        listen(0);
        this.port = server.getLocalPort();
    }

    /** Starts one before a port. */
    public static FaultProxy before(int target) throws IOException {
        return new FaultProxy(target, null);
    }

    /** Starts one that can show a certificate nobody trusts. */
    public static FaultProxy before(int target, LocalCertificate certificate)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(certificate.keyStore())) {
            keys.load(in, LocalCertificate.PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, LocalCertificate.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new FaultProxy(target, context);
    }

    public int port() {
        return port;
    }

    /** The next connections fail so; those that are open now end. {@link Fault#REFUSED} lasts until {@link #mend}. */
    public synchronized void fail(Fault next, int connections) {
        fault = next;
        left = connections;
        if (next == Fault.REFUSED) {
            quietly(server);
            keepPort();
        }
        open.forEach(FaultProxy::reset);
    }

    /** From now on everything is passed on again. */
    public synchronized void mend() {
        fault = null;
        if (server.isClosed()) {
            try {
                listen(port);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            quietly(keeper);
        }
    }

    /** A socket that is bound and does not listen refuses like none at all, and nobody else is given the port meanwhile. */
    private void keepPort() {
        // Whoever waits for a connection notices a moment later that nobody listens any more.
        Town.eventually("the port is kept", () -> {
            keeper = new Socket();
            try {
                keeper.setReuseAddress(true);
                keeper.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return true;
            } catch (IOException notYet) {
                quietly(keeper);
                return false;
            }
        });
    }

    @Override
    public synchronized void close() {
        quietly(server);
        if (keeper != null) {
            quietly(keeper);
        }
        open.forEach(FaultProxy::quietly);
        threads.shutdownNow();
    }

    private void listen(int wanted) throws IOException {
        ServerSocket listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
        server = listening;
        threads.execute(() -> accept(listening));
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                Fault now = next();
                open.add(client);
                threads.execute(() -> serve(client, now));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized Fault next() {
        if (fault == null || left == 0) {
            return null;
        }
        left--;
        return fault;
    }

    private void serve(Socket client, Fault now) {
        try {
            if (now == Fault.RESET || now == Fault.REFUSED) {
                reset(client);
            } else if (now == Fault.BLACKHOLE) {
                swallow(client.getInputStream());
            } else if (now == Fault.WRONG_CERTIFICATE) {
                encrypt(client);
            } else {
                pass(client, now);
            }
        } catch (IOException gone) {
            // One of the two left.
        } finally {
            open.remove(client);
            quietly(client);
        }
    }

    private void pass(Socket client, Fault now) throws IOException {
        try (Socket upstream = new Socket(InetAddress.getLoopbackAddress(), target)) {
            threads.execute(() -> copy(client, upstream));
            InputStream answer = upstream.getInputStream();
            OutputStream back = client.getOutputStream();
            byte[] block = new byte[BLOCK];
            for (int read = answer.read(block); read >= 0; read = answer.read(block)) {
                if (now == Fault.ANSWER_LOST) {
                    reset(client);
                    return;
                }
                if (now == Fault.ANSWER_CUT) {
                    back.write(block, 0, read / 2);
                    return;
                }
                if (now == Fault.SLOW_DRIP) {
                    drip(back, block, read);
                } else {
                    back.write(block, 0, read);
                }
            }
        }
    }

    private static void drip(OutputStream back, byte[] block, int length) throws IOException {
        for (int index = 0; index < length; index++) {
            back.write(block[index]);
            back.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(DRIP_MILLIS));
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            quietly(to);
        }
    }

    private void encrypt(Socket client) throws IOException {
        SSLSocket tls = (SSLSocket) untrusted.getSocketFactory().createSocket(client, null, client.getPort(), true);
        tls.setUseClientMode(false);
        tls.startHandshake();
        tls.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void swallow(InputStream in) throws IOException {
        byte[] block = new byte[BLOCK];
        while (in.read(block) >= 0) {
            // Nothing is passed on.
        }
    }

    /** Closes with RST instead of FIN. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // Then closing is enough.
        }
        quietly(socket);
    }

    private static void quietly(Closeable socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // Closed is closed.
        }
    }
}
