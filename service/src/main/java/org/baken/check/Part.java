package org.baken.check;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What people need to hear in a message while a crisis lasts, in the order in which they need it. */
public enum Part {
    /** What we know. */
    KNOWN("known", Rule.SAYS_KNOWN),
    /** What we do not know yet: saying so earns trust. */
    UNKNOWN("unknown", Rule.SAYS_UNKNOWN),
    /** What we do about it. */
    DOING("doing", Rule.SAYS_DOING),
    /** What we ask people to do, if only to wait. */
    ASKED("asked", Rule.SAYS_ASKED),
    /** When they hear from us again. */
    NEXT_UPDATE("nextUpdate", Rule.SAYS_NEXT_UPDATE),
    /** Where to find more. No check asks for it: the link to the official page is asked for by its own. */
    MORE("more", null);

    private final String field;
    private final Rule rule;

    Part(String field, Rule rule) {
        this.field = field;
        this.rule = rule;
    }

    /** Gives the parts that people cannot do without. */
    public static Set<Part> needed() {
        return EnumSet.complementOf(EnumSet.of(MORE));
    }

    /** Its name in the interface, such as {@code nextUpdate}. */
    public String field() {
        return field;
    }

    /** Finds a part by its name in the interface. */
    public static Optional<Part> ofField(String field) {
        return Arrays.stream(values()).filter(part -> part.field.equals(field)).findFirst();
    }

    /** The check that asks for it, or null. */
    Rule rule() {
        return rule;
    }
}
