package org.baken.media;

/** Who can be recognised on a picture, and whether they agree (guideline A24: consent before showing people). */
public enum Consent {
    /** Nobody can be recognised. */
    NOBODY,
    /** Whoever can be recognised agreed. */
    AGREED,
    /** Somebody can be recognised who did not agree, or was not asked: not fit to be published. */
    NOT_AGREED
}
