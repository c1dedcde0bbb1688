package org.baken.alarm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.baken.platform.Catalogue;

/**
 * What the team is told of alarms that came together, in one language.
 *
 * @param title of the incident; null when it is about accounts
 * @param console where more can be read
 */
record Letter(List<AlarmWords> alarms, String title, boolean exercise, String console, Locale locale) {
    private static final int MOST = 20;
    private static final int MOST_IN_BRIEF = 3;
    /** Fits a post on any platform that a team reads. */
    private static final int LONGEST_SENTENCE = 110;

    String subject() {
        int count = alarms.stream().mapToInt(AlarmWords::count).sum();
        String subject = title == null
                ? text("alarm.subject.accounts", alarms.size())
                : text("alarm.subject.incident", title, count);
        return mark() + subject;
    }

    /** Everything: for a letter. */
    String whole() {
        String listed = alarms.stream()
                .limit(MOST)
                .map(alarm -> "• " + alarm.text() + "\n  " + alarm.next())
                .collect(Collectors.joining("\n\n"));
        return mark() + text("alarm.intro", alarms.size()) + "\n\n" + listed + more(MOST) + "\n\n"
                + text("alarm.console") + "\n" + console;
    }

    /** The beginning: for a post or a text message. */
    String brief() {
        String listed = alarms.stream()
                .limit(MOST_IN_BRIEF)
                .map(alarm -> shortened(alarm.text()))
                .collect(Collectors.joining("\n"));
        return mark() + listed + more(MOST_IN_BRIEF) + "\n" + console;
    }

    private String more(int shown) {
        return alarms.size() <= shown ? "" : "\n" + text("alarm.more", alarms.size() - shown);
    }

    private String mark() {
        return exercise ? text("alarm.exercise") + " – " : "";
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE - 1) + "…";
    }

    private String text(String key, Object... arguments) {
        return Catalogue.text(locale, key, arguments);
    }
}
