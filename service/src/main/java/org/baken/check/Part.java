package org.baken.check;

import static org.baken.platform.Guideline.A09;
import static org.baken.platform.Guideline.H40;
import static org.baken.platform.Guideline.V13;
import static org.baken.platform.Guideline.V14;
import static org.baken.platform.Guideline.V23;
import static org.baken.platform.Guideline.V28;

import java.util.List;
import org.baken.platform.Guideline;

/** What people need to hear in every message while a crisis lasts. */
public enum Part {
    /** What we know. */
    KNOWN(Finding.Level.HINT, V28, V14),
    /** What we do not know yet: saying so earns trust. */
    UNKNOWN(Finding.Level.WARN, V28, V14, V23),
    /** What we do about it. */
    DOING(Finding.Level.HINT, V14),
    /** What we ask people to do, if only to wait. */
    ASKED(Finding.Level.WARN, V13),
    /** When they hear from us again. */
    NEXT_UPDATE(Finding.Level.WARN, H40, A09);

    private final Finding.Level level;
    private final List<Guideline> guidelines;

    Part(Finding.Level level, Guideline... guidelines) {
        this.level = level;
        this.guidelines = List.of(guidelines);
    }

    Finding missing(String lang) {
        String name = name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        return new Finding("says-" + name, level, guidelines, null, lang, "check.says-" + name, List.of());
    }
}
