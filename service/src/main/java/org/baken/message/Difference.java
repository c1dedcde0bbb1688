package org.baken.message;

import com.fasterxml.jackson.annotation.JsonValue;
import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.baken.check.Part;

/**
 * What changed in one text from one revision to another, word by word.
 *
 * @param path which text: {@code text.nl.body}, {@code variants.mastodon.fr}
 * @param segments in the order of reading; their texts together, without what was taken away, are the new text
 */
public record Difference(String path, List<Segment> segments) {
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+|\\s+|\\X");

    /** Beyond this many words in both together, whole lines are compared: a person reads no other way then. */
    private static final int MOST_WORDS = 6_000;

    /** What happened to a stretch of text. */
    public enum Op {
        SAME("="),
        ADDED("+"),
        TAKEN("-");

        private final String sign;

        Op(String sign) {
            this.sign = sign;
        }

        @JsonValue
        String sign() {
            return sign;
        }
    }

    /** A stretch of text. */
    public record Segment(Op op, String text) {}

    /** As below; facts are told by their ids. */
    static List<Difference> between(Content from, Content to) {
        return between(from, to, UnaryOperator.identity());
    }

    /**
     * Compares every text of two revisions; texts that only one of them has come out as added or taken away whole. Purpose,
     * audience, facts and alert are there only when they differ. A text that both have in parts is compared part by part.
     *
     * @param from null for nothing, so that everything is new
     * @param factText tells a fact, given its id
     */
    static List<Difference> between(Content from, Content to, UnaryOperator<String> factText) {
        Map<String, String> before = from == null ? Map.of() : texts(from, to, factText);
        Map<String, String> after = texts(to, from == null ? to : from, factText);
        List<Difference> differences = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(after);
        for (String path : all.keySet()) {
            boolean minor = path.equals("purpose")
                    || path.equals("audience")
                    || path.startsWith("facts.")
                    || path.startsWith("cap.");
            if (minor && (from == null || before.getOrDefault(path, "").equals(after.getOrDefault(path, "")))) {
                continue;
            }
            String was = before.getOrDefault(path, "");
            String is = after.getOrDefault(path, "");
            // A moment is no text of which a word changes.
            differences.add(new Difference(path, path.equals("cap.expires") ? whole(was, is) : segments(was, is)));
        }
        return differences;
    }

    private static List<Segment> whole(String before, String after) {
        List<Segment> segments = new ArrayList<>();
        changed(segments, new StringBuilder(before), new StringBuilder(after));
        return segments;
    }

    static List<Segment> segments(String before, String after) {
        List<String> from = words(before);
        List<String> to = words(after);
        if (from.size() + to.size() > MOST_WORDS) {
            from = lines(before);
            to = lines(after);
        }
        List<Segment> segments = new ArrayList<>();
        StringBuilder taken = new StringBuilder();
        StringBuilder added = new StringBuilder();
        int next = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(from, to, new MyersDiffWithLinearSpace<String>()).getDeltas()) {
            int start = delta.getSource().getPosition();
            if (start > next) {
                changed(segments, taken, added);
                segments.add(new Segment(Op.SAME, String.join("", from.subList(next, start))));
            }
            delta.getSource().getLines().forEach(taken::append);
            delta.getTarget().getLines().forEach(added::append);
            next = start + delta.getSource().size();
        }
        changed(segments, taken, added);
        if (next < from.size()) {
            segments.add(new Segment(Op.SAME, String.join("", from.subList(next, from.size()))));
        }
        return segments;
    }

    /** Closes a place that changed: what was there, then what is there now. */
    private static void changed(List<Segment> segments, StringBuilder taken, StringBuilder added) {
        if (!taken.isEmpty()) {
            segments.add(new Segment(Op.TAKEN, taken.toString()));
            taken.setLength(0);
        }
        if (!added.isEmpty()) {
            segments.add(new Segment(Op.ADDED, added.toString()));
            added.setLength(0);
        }
    }

    private static Map<String, String> texts(Content content, Content other, UnaryOperator<String> factText) {
        Map<String, String> texts = new TreeMap<>();
        texts.put("purpose", content.purpose().name());
        texts.put("audience", content.audience());
        content.facts().forEach(fact -> texts.put("facts." + fact, factText.apply(fact)));
        content.media().forEach(media -> {
            // A picture without words is still one more picture.
            if (media.alt().isEmpty()) {
                texts.put("media." + media.id() + ".alt", "…");
            }
            media.alt().forEach((lang, alt) -> texts.put("media." + media.id() + ".alt." + lang, alt));
        });
        content.text().forEach((lang, text) -> {
            if (text.title() != null) {
                texts.put("text." + lang + ".title", text.title());
            }
            Content.Text there = other.text().get(lang);
            if (text.core() == null || there != null && there.core() == null) {
                texts.put("text." + lang + ".body", text.body());
            } else {
                for (Part part : Part.values()) {
                    if (text.core().part(part) != null) {
                        texts.put(
                                "text." + lang + ".core." + part.field(),
                                text.core().part(part));
                    }
                }
            }
        });
        if (content.cap() != null) {
            alert(content.cap(), texts);
        }
        content.variants()
                .forEach(variant -> texts.put("variants." + variant.platform() + "." + variant.lang(), variant.body()));
        return texts;
    }

    /** Each choice by itself, so that one more is one more. */
    private static void alert(Cap cap, Map<String, String> texts) {
        cap.categories().forEach(one -> texts.put("cap.categories." + one, one.name()));
        cap.responses().forEach(one -> texts.put("cap.responses." + one, one.name()));
        texts.put("cap.urgency", cap.urgency().name());
        texts.put("cap.severity", cap.severity().name());
        texts.put("cap.certainty", cap.certainty().name());
        cap.area().forEach((lang, area) -> texts.put("cap.area." + lang, area));
        if (cap.expires() != null) {
            texts.put("cap.expires", cap.expires().toString());
        }
        if (cap.contact() != null) {
            texts.put("cap.contact", cap.contact());
        }
    }

    private static List<String> words(String text) {
        return WORDS.matcher(text).results().map(MatchResult::group).toList();
    }

    private static List<String> lines(String text) {
        return Pattern.compile("(?<=\n)").splitAsStream(text).toList();
    }
}
