package org.baken.edge;

import java.util.function.Supplier;

/** Where a leaf lies: drawn when it is first asked for, or beforehand. Thread-safe. */
public interface Slot {
    /** The leaf if it is drawn; null otherwise. Never waits. */
    Leaf ready();

    /** The leaf, which is drawn now if it was not. */
    Leaf draw();

    /** A slot whose leaf is drawn once. */
    static Slot of(Supplier<Leaf> drawing) {
        return new Slot() {
            private volatile Leaf leaf;

            @Override
            public Leaf ready() {
                return leaf;
            }

            @Override
            public synchronized Leaf draw() {
                if (leaf == null) {
                    leaf = drawing.get();
                }
                return leaf;
            }
        };
    }

    /** A slot with a leaf that is there. */
    static Slot of(Leaf leaf) {
        return new Slot() {
            @Override
            public Leaf ready() {
                return leaf;
            }

            @Override
            public Leaf draw() {
                return leaf;
            }
        };
    }
}
