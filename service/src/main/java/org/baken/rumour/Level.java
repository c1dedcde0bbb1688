package org.baken.rumour;

/** How far a rumour reaches, or how much harm it can do. */
public enum Level {
    LOW(1),
    MEDIUM(2),
    HIGH(3);

    private final int weight;

    Level(int weight) {
        this.weight = weight;
    }

    int weight() {
        return weight;
    }
}
