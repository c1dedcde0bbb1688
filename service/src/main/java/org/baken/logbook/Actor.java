package org.baken.logbook;

/**
 * Who did something.
 *
 * @param kind a person with an account, a part of the system, or a guest who came by a personal link
 * @param id the person's id; null for others
 * @param name what the log shows
 */
public record Actor(Kind kind, String id, String name) {
    /** The kinds of actor. */
    public enum Kind {
        PERSON,
        SYSTEM,
        GUEST
    }

    /** A person with an account. */
    public static Actor person(String id, String name) {
        return new Actor(Kind.PERSON, id, name);
    }

    /** A part of Baken that acts by itself. */
    public static Actor system(String part) {
        return new Actor(Kind.SYSTEM, null, part);
    }

    /** Somebody without an account who came by a personal link. */
    public static Actor guest(String name) {
        return new Actor(Kind.GUEST, null, name);
    }
}
