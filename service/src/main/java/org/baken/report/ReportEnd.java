package org.baken.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.baken.report.ReportSection.Block;
import org.baken.report.ReportSection.Row;

/** The sections at the end: what went wrong, what is open, what was learned, and how the log can be proved. */
final class ReportEnd {
    private final Report report;
    private final ReportWords words;

    ReportEnd(Report report, ReportWords words) {
        this.report = report;
        this.words = words;
    }

    ReportSection alarms() {
        List<Row> rows = report.alarms().stream()
                .map(alarm -> Row.of(
                        words.time(alarm.at()),
                        alarm.text(),
                        words.time(alarm.overAt()),
                        alarm.seenBy() == null
                                ? words.of("none")
                                : words.of("signed-by", alarm.seenBy(), words.time(alarm.seenAt())),
                        Objects.requireNonNullElse(alarm.note(), "")))
                .toList();
        Block block = rows.isEmpty()
                ? Block.text(words.of("alarms-none"))
                : Block.table(
                        words.of("alarms-table"),
                        List.of(
                                words.of("time"),
                                words.of("happened"),
                                words.of("over"),
                                words.of("looked"),
                                words.of("note")),
                        rows,
                        10,
                        48,
                        9,
                        17,
                        16);
        return new ReportSection("alarms", words.of("alarms"), List.of(block));
    }

    ReportSection open() {
        List<Row> rows = report.open().stream()
                .map(end -> Row.of(words.state("open", end.kind()), end.title()))
                .toList();
        Block block = rows.isEmpty()
                ? Block.text(words.of("open-none"))
                : Block.table(words.of("open-table"), List.of(words.of("what"), words.of("about")), rows, 22, 78);
        return new ReportSection("open", words.of("open"), List.of(block));
    }

    ReportSection lessons() {
        Lessons lessons = report.lessons();
        List<Block> blocks = new ArrayList<>();
        if (lessons.isEmpty()) {
            blocks.add(Block.text(words.of("lessons-none")));
            return new ReportSection("lessons", words.of("lessons"), blocks);
        }
        said("well", lessons.well(), blocks);
        said("better", lessons.better(), blocks);
        if (!lessons.actions().isEmpty()) {
            blocks.add(Block.table(
                    words.of("actions-table"),
                    List.of(words.of("action"), words.of("who"), words.of("by")),
                    lessons.actions().stream()
                            .map(action -> Row.of(
                                    action.text(),
                                    Objects.requireNonNullElse(action.who(), words.of("none")),
                                    words.date(action.by())))
                            .toList()));
        }
        blocks.add(Block.text(words.of("written-by", lessons.changedBy(), words.moment(lessons.changedAt()))));
        return new ReportSection("lessons", words.of("lessons"), blocks);
    }

    private void said(String what, String text, List<Block> blocks) {
        if (text != null) {
            blocks.add(Block.heading(words.of(what)));
            text.lines().filter(line -> !line.isBlank()).forEach(line -> blocks.add(Block.text(line)));
        }
    }

    ReportSection proof() {
        Report.Proof log = report.log();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.strong(
                log.chainIntact() ? words.of("intact") : words.of("broken", String.valueOf(log.firstBroken()))));
        blocks.add(Block.text(words.of("entries", log.entries(), String.valueOf(log.headSeq()))));
        blocks.add(Block.text(words.of("mark")));
        blocks.add(Block.code(log.incidentMark()));
        blocks.add(Block.text(words.of("head")));
        blocks.add(Block.code(log.headHash()));
        return new ReportSection("proof", words.of("proof"), blocks);
    }
}
