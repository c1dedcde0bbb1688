package org.baken.exercise;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.baken.platform.Catalogue;
import org.baken.platform.Guideline;

/**
 * What a team did in an exercise, held against its clocks and rules (guidelines A32, H39). It says how many targets were met, and
 * ranks nobody.
 *
 * @param title of the exercise
 * @param ended whether the play is over; before that, what is missing may still come
 */
public record Score(
        String incident,
        String title,
        String language,
        boolean ended,
        Instant startedAt,
        Instant endedAt,
        List<Map<String, String>> goals,
        List<Line> lines,
        List<Told> injects,
        List<Attempt> attempts) {

    /** How a target was met. */
    public enum Met {
        YES,
        NO,
        /** It did not come to that. */
        NOT_TRIED
    }

    /** What a line is about. */
    public enum Part {
        CLOCKS,
        RUMOURS,
        CARDS,
        FACTS,
        REACTIONS,
        RULES
    }

    /** A text of the message catalogues with its arguments; an argument that is such a text is put into the language too. */
    public record Words(String key, Object... arguments) {
        /** In a reader's language. */
        public String in(Locale locale) {
            return Catalogue.text(
                    locale,
                    key,
                    Stream.of(arguments)
                            .map(argument -> argument instanceof Words words ? words.in(locale) : argument)
                            .toArray());
        }
    }

    /**
     * One target.
     *
     * @param inject the id of the inject that it belongs to; null for what concerns the whole exercise
     */
    public record Line(
            String id,
            Part part,
            String inject,
            Words what,
            Words target,
            Words got,
            Met met,
            List<Guideline> guidelines) {}

    /**
     * What became of one inject.
     *
     * @param atSeconds when it was to come
     * @param happened what the team did with it
     * @param rumour the id of the team's rumour that it is taken for; null for none, or for no rumour
     * @param matched whether the trainer said which
     */
    public record Told(
            String id,
            InjectKind kind,
            Play.State state,
            long atSeconds,
            Instant playedAt,
            String title,
            String expect,
            Words happened,
            List<Guideline> guidelines,
            String note,
            String rumour,
            boolean matched,
            long version) {}

    /** How many targets were met. */
    public long met() {
        return lines.stream().filter(line -> line.met() == Met.YES).count();
    }

    /** How many targets it came to. */
    public long tried() {
        return lines.stream().filter(line -> line.met() != Met.NOT_TRIED).count();
    }

    /** The score in a reader's language. */
    public record Shown(
            String incident,
            String title,
            boolean ended,
            boolean trainer,
            Instant startedAt,
            Instant endedAt,
            List<Map<String, String>> goals,
            long met,
            long of,
            List<ShownLine> lines,
            List<ShownTold> injects,
            List<Attempt> attempts) {}

    /** A line in a reader's language. */
    public record ShownLine(
            String id,
            Part part,
            String inject,
            String what,
            String target,
            String got,
            Met met,
            List<Guideline> guidelines) {}

    /** An inject in a reader's language. */
    public record ShownTold(
            String id,
            InjectKind kind,
            Play.State state,
            long at,
            Instant playedAt,
            String title,
            String expect,
            String happened,
            List<Guideline> guidelines,
            String note,
            String rumour,
            boolean matched,
            long version) {}

    /**
     * The score in a reader's language.
     *
     * @param trainer whether the reader trains the team
     */
    public Shown in(Locale locale, boolean trainer) {
        return new Shown(
                incident,
                title,
                ended,
                trainer,
                startedAt,
                endedAt,
                goals,
                met(),
                tried(),
                lines.stream()
                        .sorted(Comparator.comparing(Line::part))
                        .map(line -> new ShownLine(
                                line.id(),
                                line.part(),
                                line.inject(),
                                line.what().in(locale),
                                line.target().in(locale),
                                line.got().in(locale),
                                line.met(),
                                line.guidelines()))
                        .toList(),
                injects.stream().map(told -> shown(told, locale)).toList(),
                attempts);
    }

    private static ShownTold shown(Told told, Locale locale) {
        return new ShownTold(
                told.id(),
                told.kind(),
                told.state(),
                told.atSeconds(),
                told.playedAt(),
                told.title(),
                told.expect(),
                told.happened().in(locale),
                told.guidelines(),
                told.note(),
                told.rumour(),
                told.matched(),
                told.version());
    }
}
