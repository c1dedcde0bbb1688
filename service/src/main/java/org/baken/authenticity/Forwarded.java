package org.baken.authenticity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody pasted, without what mail programs, chats and people put around a message that they pass on: quote marks,
 * "Fwd:", "Van:", "Le … a écrit :", times and names of a chat, marks of an exercise.
 *
 * @param text what is left
 * @param aside the lines that were left out of account, which are still shown: they are not ours
 * @param exercise whether it carried the mark of an exercise
 */
record Forwarded(String text, List<String> aside, boolean exercise) {
    private static final int MOST_ASIDE = 20;
    private static final int LONGEST_ASIDE = 200;
    private static final int LONGEST_HEADER = 160;
    private static final int LOOK = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern QUOTE = Pattern.compile("^[\\s>|│»›*_•]+");

    /** Only looked for in short lines. */
    private static final List<Pattern> NOISE = List.of(
            Pattern.compile(
                    "-{2,}[^-]*(?:message|bericht|mail|origine|original|forward|transf|doorgestuurd)[^-]*-{2,}", LOOK),
            Pattern.compile(
                    "(?:begin (?:van )?(?:het )?doorgestuurd bericht|begin forwarded message|début du message"
                            + " (?:réexpédié|transféré)|oorspronkelijk bericht|original message|message d.origine"
                            + "|(?:vaak |meermaals )?doorgestuurd(?: van .{1,60})?|forwarded(?: many times| from .{1,60})?"
                            + "|transféré(?: de nombreuses fois| de .{1,60})?)\\s*:?",
                    LOOK),
            Pattern.compile("(?:op|on|le|am)\\s.{4,120}\\s(?:schreef|wrote|a écrit|schrieb)(?:\\s.{0,80})?\\s?:", LOOK),
            Pattern.compile(
                    "(?:van|from|de|von|aan|to|à|an|cc|bcc|cci|kopie|datum|date|verzonden|sent|envoyé|gesendet|verstuurd"
                            + "|reply-to|antwoord aan|répondre à|organisatie|organization|prioriteit|priorité|importance"
                            + "|bijlagen?|attachments?|pièces? jointes?)\\s{0,2}:\\s.*",
                    LOOK),
            Pattern.compile(
                    "(?:verzonden|verstuurd) (?:vanaf|van|met|via) .{1,40}|sent (?:from|with|via) .{1,40}"
                            + "|envoyé (?:de|depuis|à partir de|avec|via) .{1,40}"
                            + "|(?:download|get|télécharger?|obtenir) outlook .{1,30}",
                    LOOK));

    private static final int MOST_HEADER_WORDS = 10;
    private static final Pattern SUBJECT =
            Pattern.compile("^(?:onderwerp|subject|objet|betreft|betreff|sujet)\\s{0,2}:\\s*", LOOK);
    private static final Pattern FORWARD = Pattern.compile(
            "^(?:\\[?(?:fwd?|fw|tr|wg|re|antw|aw|sv|rv|doorgestuurd|doorsturen|transf|transféré|forwarded)\\]?\\s{0,2}:\\s*){1,6}+",
            LOOK);
    private static final Pattern CHAT = Pattern.compile(
            "^\\[?\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4},?\\s{1,3}\\d{1,2}[:.]\\d{2}(?::\\d{2})?(?:\\s?[ap]\\.?m\\.?)?\\]?"
                    + "\\s{0,3}(?:-\\s{0,3})?(?:[^:\\n]{1,40}:\\s{0,3})?",
            LOOK);
    private static final List<String> MARKS = List.of("oefening", "exercice", "exercise", "übung", "ubung");
    private static final String MARK_WORD = "(?:" + String.join("|", MARKS) + ")";
    private static final Pattern MARK = Pattern.compile(
            "[\\[(*]{1,5}+\\s{0,3}" + MARK_WORD + "\\s{0,3}[\\])*]{1,5}+|(?<=^|\\n)[\\s*_>]{0,10}" + MARK_WORD
                    + "[*_]{0,3}\\s{0,3}[–—:|-]+",
            LOOK);

    static Forwarded of(String pasted) {
        String seen = Spelled.seen(pasted);
        List<String> kept = new ArrayList<>();
        List<String> aside = new ArrayList<>();
        for (String line : (Iterable<String>) seen.lines()::iterator) {
            String bare = QUOTE.matcher(line).replaceFirst("").strip();
            if (isNoise(bare)) {
                aside.add(bare.length() > LONGEST_ASIDE ? bare.substring(0, LONGEST_ASIDE) + "…" : bare);
            } else {
                kept.add(unwrapped(bare));
            }
        }
        String text = String.join("\n", kept);
        String unmarked = unmarked(text);
        return new Forwarded(unmarked, aside.stream().limit(MOST_ASIDE).toList(), unmarked.length() != text.length());
    }

    /** A text of ours without the mark of an exercise. */
    static String unmarked(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return MARKS.stream().anyMatch(small::contains) ? MARK.matcher(text).replaceAll("") : text;
    }

    private static boolean isNoise(String line) {
        return !line.isEmpty()
                && line.length() <= LONGEST_HEADER
                && line.split("\\s+").length <= MOST_HEADER_WORDS + 4
                && NOISE.stream().anyMatch(noise -> noise.matcher(line).matches());
    }

    private static String unwrapped(String line) {
        String rest = CHAT.matcher(line).replaceFirst("");
        Matcher subject = SUBJECT.matcher(rest);
        return FORWARD.matcher(subject.replaceFirst("")).replaceFirst("");
    }
}
