package org.baken.check;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.baken.check.Context.House;

/**
 * What the organisation decided, made ready for looking things up. Immutable; the last one is kept, since the decisions hardly
 * ever change and are read again for each text.
 */
final class Prepared {
    private static volatile Prepared last = new Prepared(House.NONE);

    private final House house;
    private final WordTree confidential = new WordTree();
    private final Set<String> own = new HashSet<>();

    private Prepared(House house) {
        this.house = house;
        house.confidential().forEach(term -> {
            String plain = term.strip().toLowerCase(Locale.ROOT);
            if (!plain.isEmpty()) {
                confidential.add(plain, Rule.CONFIDENTIAL_HOUSE, null);
            }
        });
        house.numbers().forEach(number -> {
            own.add(PersonalData.bare(number));
            PersonalData.phone(number).ifPresent(own::add);
        });
        house.addresses().forEach(address -> own.add(PersonalData.bare(address)));
    }

    static Prepared of(House house) {
        Prepared known = last;
        if (!known.house.equals(house)) {
            known = new Prepared(house);
            last = known;
        }
        return known;
    }

    /** Terms that must never go out. */
    WordTree confidential() {
        return confidential;
    }

    /** Whether a number or an address, without its punctuation, is one of the organisation. */
    boolean owns(String bare) {
        return own.contains(bare);
    }
}
