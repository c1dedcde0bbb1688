package org.baken.check;

import static org.baken.platform.Guideline.*;

import java.util.List;
import java.util.Locale;
import org.baken.check.Finding.Level;
import org.baken.platform.Guideline;

/** Every check there is: what it is called, where it comes from, and how serious it usually is. */
enum Rule {
    EMPTY(Level.BLOCK, true, V08),
    EMPTY_VARIANT(Level.BLOCK, true, V08),
    GAPS(Level.BLOCK, true, A26, V08),
    FITS(Level.BLOCK, true, V04, L08, B09),
    NATIONAL_NUMBER(Level.BLOCK, false, A24, A25, L04, H01),
    BSN(Level.BLOCK, false, A24, A25, L04, H01),
    IBAN(Level.BLOCK, false, A24, A25, L04),
    CONFIDENTIAL_HOUSE(Level.BLOCK, false, A13, A25, H32, L06),
    ALT(Level.BLOCK, false, A19, A05),
    RIGHTS(Level.BLOCK, false, A16, B09),
    CONSENT(Level.BLOCK, false, A24, A16),
    LANGUAGE(Level.WARN, false, A19, V04),
    FACTS(Level.WARN, false, A26, A27),
    FACTS_MOVED(Level.WARN, false, A26, A20),
    FACTS_NONE(Level.HINT, false, A04, A26),
    SAYS_KNOWN(Level.HINT, false, V28, V14),
    SAYS_UNKNOWN(Level.WARN, false, V28, V14, V23),
    SAYS_DOING(Level.HINT, false, V14),
    SAYS_ASKED(Level.WARN, false, V13),
    SAYS_NEXT_UPDATE(Level.WARN, false, H40, A09),
    PHONE(Level.WARN, false, A24, A25, L04),
    EMAIL(Level.WARN, false, A24, A25, L04),
    ADDRESS(Level.WARN, false, A24, A25, L04),
    PLATE(Level.WARN, false, A24, A25),
    CONFIDENTIAL(Level.WARN, false, A13, A25, H32, L06),
    LOADED(Level.WARN, false, V25, A19),
    INSULTING(Level.WARN, false, V26, A28),
    POLITICAL(Level.WARN, false, V02, A23),
    BLAMING(Level.WARN, false, V34, A28),
    SPECULATING(Level.WARN, false, A27, A26),
    OTHERS(Level.WARN, false, A23),
    CAPITALS(Level.WARN, false, V25, H03),
    EXCLAMATION(Level.WARN, false, V25),
    CLAIM_TITLE(Level.WARN, false, H20, A28),
    CLAIM_FIRST(Level.WARN, false, H16, H20, V28),
    CLAIM_REPEATED(Level.WARN, false, H20, A28),
    EMPATHY(Level.HINT, false, H19, V25),
    FULL_TEXT(Level.WARN, false, L08, A26),
    VARIANT_MOVED(Level.WARN, false, A20, V04),
    REPEATED(Level.WARN, false, A09, H02),
    REPEATED_SENTENCE(Level.HINT, false, A02, A09),
    CADENCE(Level.HINT, false, A09),
    SENTENCE_LONG(Level.WARN, false, A02, A19),
    SENTENCE(Level.HINT, false, A02, A19),
    READABILITY(Level.HINT, false, A19, A03),
    JARGON(Level.HINT, false, A03, A19),
    LENGTH(Level.HINT, false, A02, A09),
    LECTURING(Level.HINT, false, H16, H28, V26),
    ADDRESSING(Level.HINT, false, H28, V26),
    HASHTAG(Level.HINT, false, V18, A07),
    LINK(Level.HINT, false, V12, L08, A26),
    SMS_ALPHABET(Level.HINT, false, B09, V04),
    FORM(Level.HINT, false, A05),
    EXERCISE_MARK(Level.HINT, false, V09);

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final Level usual;
    private final boolean fixed;
    private final List<Guideline> guidelines;

    Rule(Level usual, boolean fixed, Guideline... guidelines) {
        this.usual = usual;
        this.fixed = fixed;
        this.guidelines = List.of(guidelines);
    }

    String id() {
        return id;
    }

    Level usual() {
        return usual;
    }

    /** Whether the organisation cannot set another level: what is sent like this is broken, whatever one wants. */
    boolean fixed() {
        return fixed;
    }

    List<Guideline> guidelines() {
        return guidelines;
    }

    String key() {
        return "check." + id;
    }
}
