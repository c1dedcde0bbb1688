package org.baken.approval;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.baken.check.Part;
import org.baken.message.CapWords;
import org.baken.message.Changes;
import org.baken.message.Changes.Against;
import org.baken.message.CoreText;
import org.baken.message.Difference;
import org.baken.message.Difference.Op;
import org.baken.message.Difference.Segment;
import org.baken.platform.Words;

/** What changed, as a reviewer reads it on their page. */
final class LinkChanges {
    private LinkChanges() {}

    /** A stretch of text that stayed, was added or was taken away. */
    record Stretch(boolean same, boolean added, boolean taken, String text) {}

    /** What changed in one text. */
    record Row(String label, List<Stretch> stretches) {}

    /** What it is compared with, or that there is nothing to compare with. */
    static String since(Changes changes, Words words) {
        String key = "since-" + changes.against().name().toLowerCase(Locale.ROOT);
        return changes.against() == Against.NOTHING
                ? words.get(key)
                : words.of(key, changes.revision(), changes.title());
    }

    /**
     * The texts that are not what they were; none when all of it is new, for then it stands on the page as it is.
     *
     * @param zone in which times are told
     */
    static List<Row> rows(Changes changes, Words words, String lang, ZoneId zone) {
        if (changes.against() == Against.NOTHING) {
            return List.of();
        }
        return changes.parts().stream()
                .filter(part -> part.segments().stream().anyMatch(segment -> segment.op() != Op.SAME))
                .map(part -> row(part, words, lang, zone))
                .toList();
    }

    /** The name of a language, in another. */
    static String language(String code, String lang) {
        return Locale.forLanguageTag(code).getDisplayLanguage(Locale.forLanguageTag(lang));
    }

    private static Row row(Difference part, Words words, String lang, ZoneId zone) {
        List<Stretch> stretches = part.segments().stream()
                .map(segment -> new Stretch(
                        segment.op() == Op.SAME,
                        segment.op() == Op.ADDED,
                        segment.op() == Op.TAKEN,
                        part.path().startsWith("cap.")
                                ? alert(part.path(), segment.text(), lang, zone)
                                : told(part.path(), segment, words)))
                .toList();
        return new Row(label(part.path().split("\\."), words, lang), stretches);
    }

    /** What stands there; for a choice from a list its name. */
    private static String told(String path, Segment segment, Words words) {
        String key = path + "." + segment.text();
        boolean chosen = path.equals("purpose") || path.equals("audience");
        return chosen && words.containsKey(key) ? words.get(key) : segment.text();
    }

    /** In plain words, as the rest of the page has it. */
    private static String alert(String path, String text, String lang, ZoneId zone) {
        Locale locale = Locale.forLanguageTag(lang);
        return CapWords.told(path.split("\\.")[1], text, locale, zone);
    }

    private static String label(String[] path, Words words, String lang) {
        return switch (path[0]) {
            case "text" -> words.of("part", text(path, words, lang), language(path[1], lang));
            case "cap" ->
                CapWords.label("title", Locale.forLanguageTag(lang)) + ": "
                        + CapWords.label(path[1], Locale.forLanguageTag(lang));
            case "variants" -> words.of("text-own", language(path[2], lang), path[1]);
            case "media" -> path.length > 3 ? words.of("alt", language(path[3], lang)) : words.get("part-picture");
            default -> words.get("part-" + path[0]);
        };
    }

    private static String text(String[] path, Words words, String lang) {
        return path[2].equals("core")
                ? Part.ofField(path[3]).map(part -> CoreText.label(part, lang)).orElse(path[3])
                : words.get("part-" + path[2]);
    }
}
