package org.baken.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.BooleanSupplier;
import org.baken.account.Caller;

/**
 * One browser that listens. What it has not read yet waits in a short queue; a browser that stays behind is let go, and comes
 * back by itself with what it saw last.
 */
final class Client implements WriteListener, AsyncListener {
    private static final int MOST_WAITING = 256;

    private final AsyncContext context;
    private final Caller caller;
    private final BooleanSupplier stillIn;
    private final ServletOutputStream out;
    private final Queue<byte[]> waiting = new ArrayDeque<>();
    private long seen;
    private int turn;
    private boolean gone;
    private boolean listening;
    private boolean unsent;

    Client(AsyncContext context, Caller caller, BooleanSupplier stillIn, long seen) throws IOException {
        this.context = context;
        this.caller = caller;
        this.stillIn = stillIn;
        this.seen = seen;
        this.out = context.getResponse().getOutputStream();
        context.addListener(this);
    }

    Caller caller() {
        return caller;
    }

    /** Keeps the connection open with a line that says nothing, unless the session behind it has ended. */
    void keepAlive(byte[] nothing) {
        if (stillIn.getAsBoolean()) {
            send(nothing);
        } else {
            leave();
        }
    }

    /** The number of the last entry that was put in line; -1 for a browser that is new. */
    synchronized long seen() {
        return seen;
    }

    synchronized void seen(long seq) {
        seen = seq;
    }

    /** The place in the round of those that are kept open. Set before anybody else knows this client. */
    void turn(int place) {
        turn = place;
    }

    int turn() {
        return turn;
    }

    synchronized boolean isGone() {
        return gone;
    }

    /** Puts a piece of the stream in line and writes what can be written without waiting. */
    void send(byte[] piece) {
        synchronized (this) {
            if (gone) {
                return;
            }
            if (waiting.size() >= MOST_WAITING) {
                leave();
                return;
            }
            waiting.add(piece);
            if (!listening) {
                listening = true;
                out.setWriteListener(this);
                return;
            }
        }
        write();
    }

    @Override
    public void onWritePossible() {
        write();
    }

    private synchronized void write() {
        try {
            while (!gone && (unsent || !waiting.isEmpty()) && out.isReady()) {
                byte[] next = waiting.poll();
                unsent = next != null;
                if (next != null) {
                    out.write(next);
                } else {
                    out.flush();
                }
            }
        } catch (IOException e) {
            leave();
        }
    }

    /** Ends the stream. */
    synchronized void leave() {
        if (!gone) {
            gone = true;
            waiting.clear();
            context.complete();
        }
    }

    @Override
    public void onError(Throwable error) {
        leave();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        synchronized (this) {
            gone = true;
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        leave();
    }

    @Override
    public void onError(AsyncEvent event) {
        leave();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nothing of ours starts asynchronous work anew.
    }
}
