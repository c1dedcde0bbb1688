package org.baken.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.baken.playbook.ChecklistItem;
import org.baken.playbook.ChecklistState;
import org.baken.reaction.ReactionFigures;
import org.baken.reaction.ReactionState;
import org.baken.report.ReportSection.Bar;
import org.baken.report.ReportSection.Block;
import org.baken.report.ReportSection.Cell;
import org.baken.report.ReportSection.Pair;
import org.baken.report.ReportSection.Row;

/** The sections on people: what residents wrote, in figures, and what the team had to do. */
final class ReportPeople {
    /** A chart longer than this says nothing to anybody: quarters are then put together. */
    private static final int MOST_BARS = 48;

    private final Report report;
    private final ReportWords words;
    private final Function<String, String> classes;

    /** @param classes gives the name of a class of reactions by its id */
    ReportPeople(Report report, ReportWords words, Function<String, String> classes) {
        this.report = report;
        this.words = words;
        this.classes = classes;
    }

    ReportSection reactions() {
        ReactionFigures figures = report.reactions();
        List<Block> blocks = new ArrayList<>();
        if (figures.total() == 0) {
            blocks.add(Block.text(words.of("reactions-none")));
            return new ReportSection("reactions", words.of("reactions"), blocks);
        }
        blocks.add(Block.text(words.of("reactions-about")));
        ReactionFigures.Answers answers = figures.answers();
        blocks.add(Block.pairs(List.of(
                new Pair(words.of("volume"), words.of("reactions-count", figures.total(), figures.authors())),
                new Pair(words.of("answered"), String.valueOf(answers.answered())),
                new Pair(words.of("median"), words.length(answers.medianSeconds())),
                new Pair(words.of("ninety"), words.length(answers.ninetySeconds())),
                new Pair(
                        words.of("within"),
                        words.of(
                                "within-of",
                                answers.withinPolicy(),
                                answers.answered(),
                                words.length(report.promised().answer() * 60L),
                                words.length(report.promised().answerLater() * 60L))))));
        blocks.add(Block.bars(words.of("reactions-chart"), words.of("time"), words.of("reactions"), quarters(figures)));
        List<Row> rows = new ArrayList<>();
        figures.classes().forEach((id, number) -> rows.add(Row.of(classes.apply(id), String.valueOf(number))));
        if (figures.unsorted() > 0) {
            rows.add(Row.of(words.of("unsorted"), String.valueOf(figures.unsorted())));
        }
        blocks.add(Block.table(words.of("classes-table"), List.of(words.of("class"), words.of("number")), rows));
        blocks.add(Block.table(
                words.of("states-table"),
                List.of(words.of("state"), words.of("number")),
                Arrays.stream(ReactionState.values())
                        .filter(figures.states()::containsKey)
                        .map(state -> Row.of(
                                words.state("reaction", state),
                                String.valueOf(figures.states().get(state))))
                        .toList()));
        return new ReportSection("reactions", words.of("reactions"), blocks);
    }

    private List<Bar> quarters(ReactionFigures figures) {
        List<ReactionFigures.Quarter> shown = figures.quarters();
        Map<Instant, long[]> steps = new TreeMap<>();
        long step = step(shown.stream().map(ReactionFigures.Quarter::from).toList());
        shown.forEach(quarter -> {
            long[] sums = steps.computeIfAbsent(begin(quarter.from(), step), at -> new long[2]);
            sums[0] += quarter.reactions();
            sums[1] += quarter.authors();
        });
        long most = steps.values().stream().mapToLong(sums -> sums[0]).max().orElse(1);
        boolean plain = step == ReportWork.QUARTER.toSeconds();
        return steps.entrySet().stream()
                .map(each -> Bar.of(
                        words.time(each.getKey()),
                        each.getValue()[0],
                        most,
                        "live",
                        plain
                                ? words.of("reactions-count", each.getValue()[0], each.getValue()[1])
                                : words.of("reactions-only", each.getValue()[0])))
                .toList();
    }

    /** A quarter of an hour, or as much more as the chart needs to stay short, in seconds. */
    private static long step(List<Instant> all) {
        long step = ReportWork.QUARTER.toSeconds();
        long used = step;
        for (long factor : new long[] {1, 2, 4, 12, 24, 96, 672}) {
            used = step * factor;
            long tried = used;
            if (all.stream().map(at -> begin(at, tried)).distinct().count() <= MOST_BARS) {
                return used;
            }
        }
        return used;
    }

    private static Instant begin(Instant at, long step) {
        return Instant.ofEpochSecond(Math.floorDiv(at.getEpochSecond(), step) * step);
    }

    ReportSection work() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(words.of("work-about")));
        long most =
                report.people().stream().mapToLong(Report.Worker::acts).max().orElse(1);
        blocks.add(Block.bars(
                words.of("work-chart"),
                words.of("who"),
                words.of("acts"),
                report.people().stream()
                        .map(one -> Bar.of(
                                one.name(),
                                one.acts(),
                                most,
                                "live",
                                words.of("work-figures", one.acts(), words.length(one.seconds()))))
                        .toList()));
        List<ReportWork.Part> parts = Arrays.stream(ReportWork.Part.values())
                .filter(part ->
                        report.people().stream().anyMatch(one -> one.parts().containsKey(part.name())))
                .toList();
        List<String> head = new ArrayList<>(List.of(words.of("who"), words.of("first-act"), words.of("last-act")));
        parts.forEach(part -> head.add(words.state("part", part)));
        blocks.add(Block.table(
                words.of("work-table"),
                head,
                report.people().stream().map(one -> worker(one, parts)).toList()));
        blocks.add(Block.bars(words.of("work-quarters"), words.of("time"), words.of("who"), perQuarter()));
        return new ReportSection("work", words.of("work"), blocks);
    }

    private Row worker(Report.Worker one, List<ReportWork.Part> parts) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(words.time(one.first())), Cell.of(words.time(one.last()))));
        parts.forEach(part -> cells.add(Cell.of(String.valueOf(one.parts().getOrDefault(part.name(), 0L)))));
        return new Row(one.name(), cells);
    }

    private List<Bar> perQuarter() {
        List<Instant> all = report.people().stream()
                .flatMap(one -> one.quarters().stream())
                .map(Report.Quarter::from)
                .toList();
        long step = step(all);
        Map<Instant, Map<String, Long>> steps = new TreeMap<>();
        report.people()
                .forEach(one -> one.quarters()
                        .forEach(quarter -> steps.computeIfAbsent(begin(quarter.from(), step), at -> new TreeMap<>())
                                .merge(one.name(), quarter.acts(), Long::sum)));
        long most = steps.values().stream().mapToLong(ReportPeople::sum).max().orElse(1);
        return steps.entrySet().stream()
                .map(each ->
                        Bar.of(words.time(each.getKey()), sum(each.getValue()), most, "live", names(each.getValue())))
                .toList();
    }

    private static long sum(Map<String, Long> acts) {
        return acts.values().stream().mapToLong(Long::longValue).sum();
    }

    private String names(Map<String, Long> acts) {
        List<String> named = new ArrayList<>();
        acts.forEach((name, number) -> named.add(name + " " + number));
        return String.join(" · ", named);
    }

    ReportSection checklist() {
        List<Row> rows = report.checklist().stream().map(this::item).toList();
        Block block = rows.isEmpty()
                ? Block.text(words.of("checklist-none"))
                : Block.table(
                        words.of("checklist-table"),
                        List.of(
                                words.of("item"),
                                words.of("role"),
                                words.of("due"),
                                words.of("state"),
                                words.of("who"),
                                words.of("note")),
                        rows,
                        34,
                        12,
                        9,
                        15,
                        14,
                        16);
        return new ReportSection("checklist", words.of("checklist"), List.of(block));
    }

    private Row item(ChecklistItem item) {
        return new Row(
                words.in(item.title()),
                List.of(
                        Cell.of(words.named(
                                "account.role." + item.role(), item.role().name())),
                        Cell.of(words.time(item.dueAt())),
                        standing(item),
                        Cell.of(
                                item.automatic()
                                        ? "Baken"
                                        : Objects.requireNonNullElse(item.doneBy(), words.of("none"))),
                        Cell.of(Objects.requireNonNullElse(item.note(), ""))));
    }

    private Cell standing(ChecklistItem item) {
        Instant end = item.doneAt() == null ? report.madeAt() : item.doneAt();
        boolean late = item.dueAt() != null && end.isAfter(item.dueAt());
        String over = late ? words.length(ReportTarget.between(item.dueAt(), end)) : "";
        if (item.state() == ChecklistState.DONE) {
            return new Cell(words.of(late ? "item.DONE.late" : "item.DONE", over), late ? "wait" : "good");
        }
        return item.state() == ChecklistState.SKIPPED
                ? new Cell(words.of("item.SKIPPED"), "quiet")
                : new Cell(words.of(late ? "item.OPEN.late" : "item.OPEN", over), late ? "bad" : "wait");
    }
}
