package org.baken.report;

import java.util.ArrayList;
import java.util.List;
import org.baken.incident.Incident;
import org.baken.report.ReportSection.Bar;
import org.baken.report.ReportSection.Block;
import org.baken.report.ReportSection.Cell;
import org.baken.report.ReportSection.Pair;
import org.baken.report.ReportSection.Row;
import org.baken.report.ReportTarget.Kind;
import org.baken.report.ReportTarget.Outcome;

/** The sections on the course of things: in short, the clocks, the timeline. */
final class ReportCourse {
    /** A timeline longer than this is read in the log. */
    static final int MOST_MILESTONES = 800;

    private final Report report;
    private final ReportWords words;

    ReportCourse(Report report, ReportWords words) {
        this.report = report;
        this.words = words;
    }

    ReportSection summary() {
        Incident incident = report.incident().incident();
        List<Pair> pairs = new ArrayList<>();
        pairs.add(new Pair(words.of("what"), words.of("kind." + incident.kind())));
        pairs.add(new Pair(words.of("scale"), incident.scale()));
        if (incident.place() != null) {
            pairs.add(new Pair(words.of("place"), incident.place()));
        }
        pairs.add(new Pair(
                words.of("state"),
                words.named(
                        "incident.state." + incident.state(), incident.state().name())));
        pairs.add(new Pair(words.of("opened"), words.moment(incident.openedAt())));
        if (incident.closedAt() != null) {
            pairs.add(new Pair(words.of("closed"), words.moment(incident.closedAt())));
        }
        String lead = report.incident().roster().leadName();
        pairs.add(new Pair(words.of("lead"), lead == null ? words.of("none") : lead));
        pairs.add(new Pair(
                words.of("first"),
                report.clocks().firstStatementSeconds() == null
                        ? words.of("never")
                        : words.of(
                                "of-minutes",
                                words.length(report.clocks().firstStatementSeconds()),
                                report.promised().firstStatement())));
        pairs.add(new Pair(words.of("updates"), String.valueOf(report.clocks().updates())));
        pairs.add(new Pair(words.of("silence"), words.length(report.clocks().longestSilenceSeconds())));
        pairs.add(new Pair(words.of("kept"), kept()));
        pairs.add(new Pair(
                words.of("rumours-heard"),
                words.of(
                        "rumours-count",
                        report.rumours().stream()
                                .filter(view -> view.rumour().standsAlone())
                                .count(),
                        report.clocks().rumourCorrectionSeconds().size())));
        pairs.add(new Pair(
                words.of("reactions-heard"),
                words.of(
                        "reactions-count",
                        report.reactions().total(),
                        report.reactions().authors())));
        pairs.add(new Pair(words.of("open-heard"), String.valueOf(report.open().size())));
        return new ReportSection("summary", words.of("summary"), List.of(Block.pairs(pairs)));
    }

    private String kept() {
        List<ReportTarget> held = report.targets().stream()
                .filter(target -> target.kind() == Kind.PROMISE)
                .filter(target -> target.outcome() != Outcome.RUNNING
                        && target.outcome() != Outcome.MOVED
                        && target.outcome() != Outcome.STOPPED)
                .toList();
        long met =
                held.stream().filter(target -> target.outcome() == Outcome.MET).count();
        return words.of("x-of-y", met, held.size());
    }

    ReportSection clocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(words.of(
                "clocks-about",
                report.promised().firstStatement(),
                report.promised().update())));
        List<ReportTarget> statements = report.targets().stream()
                .filter(target -> target.kind() == Kind.FIRST_STATEMENT || target.kind() == Kind.PROMISE)
                .toList();
        if (!statements.isEmpty()) {
            blocks.add(Block.bars(
                    words.of("clocks-chart"), words.of("promised-at"), words.of("length"), statements(statements)));
        }
        List<Row> rows = report.targets().stream().map(this::target).toList();
        if (!rows.isEmpty()) {
            blocks.add(Block.table(
                    words.of("clocks-table"),
                    List.of(
                            words.of("clock"),
                            words.of("from"),
                            words.of("due"),
                            words.of("done"),
                            words.of("outcome")),
                    rows,
                    46,
                    11,
                    11,
                    11,
                    21));
        }
        return new ReportSection("clocks", words.of("clocks"), blocks);
    }

    private List<Bar> statements(List<ReportTarget> statements) {
        long most = statements.stream()
                .mapToLong(target -> Math.max(length(target), target(target.from(), target)))
                .max()
                .orElse(1);
        return statements.stream()
                .map(target -> Bar.of(
                        words.of("bar." + target.kind(), words.time(target.from())),
                        length(target),
                        most,
                        ReportWords.tone(target.outcome()),
                        words.of(
                                "bar-figures",
                                words.length(length(target)),
                                words.length(target(target.from(), target)),
                                words.outcome(target).words())))
                .toList();
    }

    private static long target(java.time.Instant from, ReportTarget target) {
        return ReportTarget.between(from, target.dueAt());
    }

    private static long length(ReportTarget target) {
        return target.seconds() != null ? target.seconds() : ReportTarget.between(target.from(), target.doneAt());
    }

    private Row target(ReportTarget target) {
        String name = words.of("target." + target.kind());
        return Row.of(
                        target.title() == null || target.kind() == Kind.FIRST_STATEMENT
                                ? name
                                : words.of("named", name, target.title()),
                        words.time(target.from()),
                        words.time(target.dueAt()),
                        words.time(target.doneAt()))
                .and(words.outcome(target));
    }

    ReportSection timeline() {
        List<Report.Milestone> all = report.timeline();
        List<Row> rows = all.stream()
                .limit(MOST_MILESTONES)
                .map(one -> Row.of(words.time(one.at()), one.text(), one.by() == null ? "Baken" : one.by()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.table(
                words.of("timeline-table"),
                List.of(words.of("time"), words.of("happened"), words.of("who")),
                rows,
                12,
                66,
                22));
        if (all.size() > MOST_MILESTONES) {
            blocks.add(Block.text(words.of("timeline-more", all.size() - MOST_MILESTONES)));
        }
        return new ReportSection("timeline", words.of("timeline"), blocks);
    }

    /** What is known, with where it came from. */
    ReportSection facts() {
        List<Row> rows = report.facts().stream()
                .map(fact -> Row.of(
                                words.in(fact.text()),
                                words.named(
                                        "incident.fact.state." + fact.state(),
                                        fact.state().name()),
                                fact.source() == null ? words.of("none") : fact.source(),
                                words.time(fact.addedAt()))
                        .and(Cell.of(fact.addedBy())))
                .toList();
        Block block = rows.isEmpty()
                ? Block.text(words.of("facts-none"))
                : Block.table(
                        words.of("facts-table"),
                        List.of(
                                words.of("fact"),
                                words.of("state"),
                                words.of("source"),
                                words.of("time"),
                                words.of("who")),
                        rows,
                        40,
                        14,
                        20,
                        10,
                        16);
        return new ReportSection("facts", words.of("facts"), List.of(block));
    }
}
