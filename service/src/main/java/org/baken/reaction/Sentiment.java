package org.baken.reaction;

/** The tone of a reaction, where the decision tree begins (guideline H06). */
public enum Sentiment {
    POSITIVE,
    NEUTRAL,
    NEGATIVE
}
