package org.baken.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.baken.check.Finding.Level;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;

/** All checks on a draft. Fast enough for every keystroke: no check reads anything but its arguments. */
public final class Checks {
    /**
     * One check, for whoever sets how serious it is.
     *
     * @param check its name
     * @param fixed whether no other level can be set
     */
    public record Listed(String check, List<Guideline> guidelines, Level usual, boolean fixed) {
        /** What the check is about, in a few words. */
        public String title(Locale locale) {
            return Catalogue.text(locale, "check.title." + check);
        }
    }

    private static final List<Listed> CATALOGUE = Arrays.stream(Rule.values())
            .map(rule -> new Listed(rule.id(), rule.guidelines(), rule.usual(), rule.fixed()))
            .toList();

    /** Gives every check there is, what usually blocks first. */
    public static List<Listed> catalogue() {
        return CATALOGUE;
    }

    private Checks() {}

    /** Gives what there is to say about a draft, what blocks it first. */
    public static List<Finding> of(Draft draft, Context context) {
        Report report = new Report(context.house().levels());
        Prepared house = Prepared.of(context.house());
        PersonalData personal = new PersonalData(house);
        for (Passage passage : Passage.of(draft)) {
            new Style(passage, context.words().in(passage.lang()), report).look(house.confidential());
            personal.look(passage, report);
        }
        new Whole(draft, context, report).look();
        return report.findings();
    }
}
