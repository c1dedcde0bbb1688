package org.baken.rumour;

/** What to do about a rumour that turns out not to be so. It binds nobody: a person may correct any claim. */
public enum Advice {
    /** It is known widely enough to be corrected where everybody can read it. */
    CORRECT,
    /** Few people know it: a correction would tell it to many more (guideline H20). Keep watching. */
    WATCH
}
