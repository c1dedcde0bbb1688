package org.baken.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Thousands of browsers that listen to {@code /api/events}, on one thread: it notes when which of them was told of which log entry. A
 * deaf one opens its connection and never reads.
 */
final class Listeners implements AutoCloseable {
    private static final byte[] MARK = "\nid: ".getBytes(StandardCharsets.US_ASCII);
    private static final int SMALLEST_BUFFER = 1_024;

    private final URI address;
    private final Selector selector = Selector.open();
    private final Queue<Wish> wishes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger welcome = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private final Thread thread = new Thread(this::run, "listeners");
    private long[] numbers = new long[1 << 16];
    private long[] times = new long[1 << 16];
    private int heard;

    /** A connection to be opened. */
    private record Wish(Map<String, String> headers, boolean deaf) {}

    /** What is known of one connection: how much of the mark was read, and of the number behind it. */
    private static final class Ear {
        final ByteBuffer request;
        final boolean deaf;
        int matched;
        long number;
        boolean welcome;

        Ear(ByteBuffer request, boolean deaf) {
            this.request = request;
            this.deaf = deaf;
        }
    }

    Listeners(URI address) throws IOException {
        this.address = address;
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens one more connection, with what proves its session. */
    void add(Map<String, String> headers, boolean deaf) {
        wishes.add(new Wish(headers, deaf));
        selector.wakeup();
    }

    /** How many were told where they are. */
    int welcome() {
        return welcome.get();
    }

    /** How many connections the service ended. */
    int lost() {
        return lost.get();
    }

    /** How many times somebody was told of an entry. */
    synchronized int heard() {
        return heard;
    }

    /** How long it took from when each of these entries was written, in milliseconds: one figure for each who was told. */
    synchronized double[] lags(Map<Long, Long> written) {
        double[] lags = new double[heard];
        int found = 0;
        for (int at = 0; at < heard; at++) {
            Long since = written.get(numbers[at]);
            if (since != null) {
                lags[found++] = times[at] - since;
            }
        }
        return Arrays.copyOf(lags, found);
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
                for (Wish wish = wishes.poll(); wish != null; wish = wishes.poll()) {
                    open(wish);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The listeners cannot listen", e);
        }
    }

    private void open(Wish wish) throws IOException {
        StringBuilder request = new StringBuilder("GET /api/events HTTP/1.1\r\nHost: baken\r\n");
        wish.headers()
                .forEach((name, value) ->
                        request.append(name).append(": ").append(value).append("\r\n"));
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (wish.deaf()) {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
        }
        byte[] bytes = request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        channel.register(selector, SelectionKey.OP_CONNECT, new Ear(ByteBuffer.wrap(bytes), wish.deaf()));
        channel.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    }

    private void serve(SelectionKey key) {
        Ear ear = (Ear) key.attachment();
        SocketChannel channel = (SocketChannel) key.channel();
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                channel.write(ear.request);
                key.interestOps(ear.deaf ? 0 : SelectionKey.OP_READ);
            } else {
                read(channel, ear);
            }
        } catch (IOException e) {
            lose(key);
        }
    }

    private void read(SocketChannel channel, Ear ear) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("ended");
        }
        long now = System.currentTimeMillis();
        buffer.flip();
        while (buffer.hasRemaining()) {
            hear(ear, buffer.get(), now);
        }
    }

    private void hear(Ear ear, byte next, long now) {
        if (ear.matched == MARK.length) {
            if (next >= '0' && next <= '9') {
                ear.number = ear.number * 10 + next - '0';
                return;
            }
            told(ear, now);
            ear.matched = 0;
            ear.number = 0;
        }
        ear.matched = next == MARK[ear.matched] ? ear.matched + 1 : next == MARK[0] ? 1 : 0;
    }

    private synchronized void told(Ear ear, long now) {
        if (!ear.welcome) {
            ear.welcome = true;
            welcome.incrementAndGet();
        }
        if (heard == numbers.length) {
            numbers = Arrays.copyOf(numbers, heard * 2);
            times = Arrays.copyOf(times, heard * 2);
        }
        numbers[heard] = ear.number;
        times[heard++] = now;
    }

    private void lose(SelectionKey key) {
        lost.incrementAndGet();
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** Hangs up. */
    @Override
    public void close() throws IOException {
        selector.wakeup();
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
