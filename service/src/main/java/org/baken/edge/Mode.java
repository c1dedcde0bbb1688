package org.baken.edge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Whether this node serves only the public pages, as it knows it now: looked at for each request. Thread-safe. */
public final class Mode {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean publicOnly;

    /** Whether everything but the public pages is closed. */
    public boolean isPublicOnly() {
        return publicOnly;
    }

    /** Adds somebody to be told each time that everything else closes. */
    public void whenClosing(Runnable listener) {
        listeners.add(listener);
    }

    void set(boolean wanted) {
        boolean before = publicOnly;
        publicOnly = wanted;
        if (wanted && !before) {
            listeners.forEach(Runnable::run);
        }
    }
}
