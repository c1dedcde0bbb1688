package org.baken.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.exercise.Play;
import org.baken.exercise.Score;
import org.baken.exercise.Scores;
import org.baken.incident.Incident;
import org.baken.platform.Catalogue;
import org.baken.report.ReportSection.Block;
import org.baken.report.ReportSection.Cell;
import org.baken.report.ReportSection.Row;
import org.jdbi.v3.core.Handle;

/** The score of an exercise in its report, once it is over: before that, players would read what still comes (guideline H39). */
public final class ScoreSection implements ReportExtra {
    private final Scores scores;

    public ScoreSection(Scores scores) {
        this.scores = scores;
    }

    @Override
    public List<ReportSection> of(Handle handle, Incident incident, Locale locale) {
        return scores.of(handle, incident)
                .filter(Score::ended)
                .map(score -> List.of(section(score.in(locale, false), locale)))
                .orElse(List.of());
    }

    private static ReportSection section(Score.Shown score, Locale locale) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.strong(Catalogue.text(locale, "exercise.section.met", score.met(), score.of())));
        blocks.add(Block.table(
                Catalogue.text(locale, "exercise.section.lines"),
                List.of(
                        Catalogue.text(locale, "exercise.section.what"),
                        Catalogue.text(locale, "exercise.section.target"),
                        Catalogue.text(locale, "exercise.section.got"),
                        Catalogue.text(locale, "exercise.section.state")),
                score.lines().stream().map(line -> row(line, locale)).toList(),
                46,
                18,
                18,
                18));
        blocks.add(Block.heading(Catalogue.text(locale, "exercise.section.injects")));
        blocks.add(Block.pairs(score.injects().stream()
                .filter(told -> told.state() == Play.State.PLAYED)
                .map(told -> new ReportSection.Pair(told.title(), happened(told, locale)))
                .toList()));
        return new ReportSection("score", Catalogue.text(locale, "exercise.section.title"), blocks);
    }

    private static Row row(Score.ShownLine line, Locale locale) {
        String tone = switch (line.met()) {
            case YES -> "good";
            case NO -> "bad";
            case NOT_TRIED -> "quiet";
        };
        return Row.of(line.what(), line.target(), line.got())
                .and(new Cell(Catalogue.text(locale, "exercise.met." + line.met()), tone));
    }

    private static String happened(Score.ShownTold told, Locale locale) {
        List<String> sentences = new ArrayList<>(List.of(told.happened()));
        if (told.expect() != null) {
            sentences.add(Catalogue.text(locale, "exercise.section.expect", told.expect()));
        }
        if (told.note() != null) {
            sentences.add(Catalogue.text(locale, "exercise.section.note", told.note()));
        }
        return String.join(" ", sentences);
    }
}
