package org.baken.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.baken.forwarding.RecipientState;
import org.baken.message.CapWords;
import org.baken.message.Content;
import org.baken.publishing.Delivery;
import org.baken.publishing.DeliveryState;
import org.baken.report.ReportSection.Bar;
import org.baken.report.ReportSection.Block;
import org.baken.report.ReportSection.Cell;
import org.baken.report.ReportSection.Pair;
import org.baken.report.ReportSection.Row;
import org.baken.rumour.Rumour;
import org.baken.rumour.RumourView;

/** The sections on what went out: the messages with all that happened to them, rumours, and what colleagues passed on. */
final class ReportMessages {
    private final Report report;
    private final ReportWords words;

    ReportMessages(Report report, ReportWords words) {
        this.report = report;
        this.words = words;
    }

    ReportSection messages() {
        List<Block> blocks = new ArrayList<>();
        if (report.messages().isEmpty()) {
            blocks.add(Block.text(words.of("messages-none")));
        }
        List<Report.Told> inTime = new ArrayList<>(report.messages());
        inTime.sort((one, other) -> begun(one).compareTo(begun(other)));
        inTime.forEach(message -> message(message, blocks));
        return new ReportSection("messages", words.of("messages"), blocks);
    }

    private static java.time.Instant begun(Report.Told message) {
        return message.publishedAt() != null
                ? message.publishedAt()
                : message.revisions().get(0).at();
    }

    private void message(Report.Told message, List<Block> blocks) {
        blocks.add(Block.heading(message.title()));
        String purpose = words.named(
                "approval.page.purpose." + message.purpose(), message.purpose().name());
        blocks.add(Block.text(
                message.publishedAt() == null
                        ? words.of("message-line", purpose, words.state("message", message.state()))
                        : words.of(
                                "message-line-out",
                                purpose,
                                words.state("message", message.state()),
                                words.time(message.publishedAt()))));
        Report.Version last = message.revisions().get(message.revisions().size() - 1);
        last.content().text().forEach((lang, text) -> text(last.content(), lang, text, blocks));
        List<CapWords.Line> alert = CapWords.of(last.content().cap(), words.locale(), words.zone());
        if (!alert.isEmpty()) {
            blocks.add(Block.strong(CapWords.label("title", words.locale())));
            blocks.add(Block.pairs(alert.stream()
                    .map(line -> new Pair(line.label(), line.told()))
                    .toList()));
        }
        blocks.add(revisions(message));
        List<String> said = said(message);
        if (!said.isEmpty()) {
            blocks.add(Block.items(said));
        }
        if (!message.deliveries().isEmpty()) {
            blocks.add(Block.table(
                    words.of("deliveries-table", message.title()),
                    List.of(
                            words.of("channel"),
                            words.of("language"),
                            words.of("state"),
                            words.of("time"),
                            words.of("about")),
                    message.deliveries().stream().map(this::delivery).toList(),
                    24,
                    14,
                    20,
                    10,
                    32));
        }
    }

    private void text(Content content, String lang, Content.Text text, List<Block> blocks) {
        blocks.add(Block.text(words.of("text-in", words.language(lang), text.body())));
        content.variants().stream()
                .filter(variant -> variant.lang().equals(lang))
                .forEach(variant -> blocks.add(
                        Block.text(words.of("text-on", variant.platform(), words.language(lang), variant.body()))));
    }

    private Block revisions(Report.Told message) {
        return Block.table(
                words.of("revisions-table", message.title()),
                List.of(words.of("revision"), words.of("time"), words.of("who"), words.of("signed"), words.of("hash")),
                message.revisions().stream()
                        .map(revision -> Row.of(
                                String.valueOf(revision.revision()),
                                words.time(revision.at()),
                                revision.author(),
                                signed(message, revision),
                                revision.hash().substring(0, 12)))
                        .toList());
    }

    private String signed(Report.Told message, Report.Version revision) {
        String names = message.signOffs().stream()
                .filter(signOff -> signOff.revision() == revision.revision())
                .map(signOff -> words.of("signed-by", signOff.name(), words.time(signOff.at())))
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? words.of("none") : names;
    }

    private List<String> said(Report.Told message) {
        List<String> said = new ArrayList<>();
        message.objections()
                .forEach(one -> said.add(words.of("objected", one.name(), words.time(one.at()), one.comment())));
        // The same finding in several languages and channels is told once.
        message.acknowledged().stream()
                .map(one -> words.of("acknowledged", one.by(), words.time(one.at()), one.message()))
                .distinct()
                .forEach(said::add);
        if (message.owed() != null) {
            said.add(words.of(
                    "emergency",
                    message.owed().by(),
                    words.time(message.owed().since()),
                    message.owed().reason()));
            said.add(
                    message.owed().doneAt() == null
                            ? words.of("owed", words.time(message.owed().dueAt()))
                            : words.of(
                                    "owed-done",
                                    message.owed().doneBy(),
                                    words.time(message.owed().doneAt())));
        }
        return said;
    }

    private Row delivery(Delivery.Shown delivery) {
        String about = List.of(
                        Objects.toString(delivery.problem(), ""),
                        delivery.parts() == null
                                ? ""
                                : words.of(
                                        "letters",
                                        delivery.parts().sent(),
                                        delivery.parts().total()),
                        delivery.manualBy() == null ? "" : words.of("by-hand", delivery.manualBy()),
                        Objects.toString(delivery.url(), ""))
                .stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
        return new Row(
                delivery.accountName(),
                List.of(
                        Cell.of(words.language(delivery.lang())),
                        new Cell(words.state("delivery", delivery.state()), tone(delivery.state())),
                        Cell.of(words.time(delivery.sentAt())),
                        Cell.of(about)));
    }

    private static String tone(DeliveryState state) {
        return switch (state) {
            case SENT, EDITED, DONE -> "good";
            case REFUSED, UNCLEAR, DIVERGED -> "bad";
            case QUEUED, SENDING, RETRYING, TODO -> "wait";
            case REMOVED -> "quiet";
        };
    }

    ReportSection rumours() {
        List<RumourView> own = report.rumours().stream()
                .filter(view -> view.rumour().standsAlone())
                .toList();
        List<Block> blocks = new ArrayList<>();
        if (own.isEmpty()) {
            blocks.add(Block.text(words.of("rumours-none")));
            return new ReportSection("rumours", words.of("rumours"), blocks);
        }
        long most = own.stream().mapToLong(this::longest).max().orElse(1);
        List<Bar> bars = new ArrayList<>();
        for (RumourView view : own) {
            bars.add(bar(
                    view.rumour(), "verdict", verdict(view), most, view.clocks().verdictDueAt()));
            if (view.clocks().correctedAt() != null) {
                bars.add(bar(
                        view.rumour(),
                        "correction",
                        correction(view),
                        most,
                        view.clocks().correctionDueAt()));
            }
        }
        blocks.add(Block.bars(words.of("rumours-chart"), words.of("rumour"), words.of("length"), bars));
        blocks.add(Block.table(
                words.of("rumours-table"),
                List.of(
                        words.of("rumour"),
                        words.of("reported"),
                        words.of("verdict"),
                        words.of("source"),
                        words.of("corrected"),
                        words.of("seen"),
                        words.of("state")),
                own.stream().map(this::rumour).toList(),
                24,
                10,
                14,
                22,
                12,
                6,
                12));
        return new ReportSection("rumours", words.of("rumours"), blocks);
    }

    private long longest(RumourView view) {
        return Math.max(
                Objects.requireNonNullElse(verdict(view), 0L), Objects.requireNonNullElse(correction(view), 0L));
    }

    private static Long verdict(RumourView view) {
        return view.clocks().verdictAt() == null
                ? null
                : ReportTarget.between(view.rumour().reportedAt(), view.clocks().verdictAt());
    }

    private static Long correction(RumourView view) {
        return view.clocks().correctedAt() == null
                ? null
                : ReportTarget.between(view.rumour().reportedAt(), view.clocks().correctedAt());
    }

    private Bar bar(Rumour rumour, String what, Long seconds, long most, java.time.Instant due) {
        String name = words.of("bar." + what, rumour.claim());
        if (seconds == null) {
            return Bar.of(name, 0, most, "wait", words.of("no-verdict"));
        }
        java.time.Instant done = rumour.reportedAt().plus(Duration.ofSeconds(seconds));
        boolean late = due != null && done.isAfter(due);
        return Bar.of(
                name,
                seconds,
                most,
                late ? "bad" : "good",
                words.of(late ? "after-late" : "after", words.length(seconds)));
    }

    private Row rumour(RumourView view) {
        Rumour rumour = view.rumour();
        return Row.of(
                rumour.claim(),
                words.time(rumour.reportedAt()),
                rumour.verdict() == null
                        ? words.of("no-verdict")
                        : words.of("after-word", words.state("rumour", rumour.verdict()), words.length(verdict(view))),
                rumour.verdictSource() != null
                        ? rumour.verdictSource()
                        : Objects.requireNonNullElse(rumour.verdictNote(), words.of("none")),
                correction(view) == null ? words.of("none") : words.of("after", words.length(correction(view))),
                String.valueOf(view.sightings().count()),
                words.state("rumour", rumour.state()));
    }

    ReportSection forwarding() {
        List<Row> rows = report.forwardRequests().stream()
                .map(request -> Row.of(
                        Objects.requireNonNullElse(request.messageTitle(), words.of("none")),
                        words.time(request.createdAt()),
                        request.createdBy(),
                        String.valueOf(request.recipients().size()),
                        String.valueOf(request.recipients().stream()
                                .filter(one -> one.openedAt() != null)
                                .count()),
                        String.valueOf(request.recipients().stream()
                                .filter(one -> one.state() == RecipientState.FORWARDED)
                                .count()),
                        request.stoppedAt() == null ? words.of("none") : words.time(request.stoppedAt())))
                .toList();
        Block block = rows.isEmpty()
                ? Block.text(words.of("forwarding-none"))
                : Block.table(
                        words.of("forwarding-table"),
                        List.of(
                                words.of("message"),
                                words.of("time"),
                                words.of("who"),
                                words.of("asked"),
                                words.of("opened-it"),
                                words.of("forwarded"),
                                words.of("stopped")),
                        rows,
                        32,
                        11,
                        17,
                        10,
                        10,
                        10,
                        10);
        List<Block> blocks = new ArrayList<>(List.of(block));
        if (report.forwardRequests().stream()
                .anyMatch(request -> !request.places().isEmpty())) {
            blocks.add(places());
        }
        return new ReportSection("forwarding", words.of("forwarding"), blocks);
    }

    /** Where messages were shared and how many people are there by what colleagues declare: never for one person. */
    private Block places() {
        List<Row> rows = report.forwardRequests().stream()
                .flatMap(request -> request.places().stream()
                        .map(place -> Row.of(
                                Objects.requireNonNullElse(request.messageTitle(), words.of("none")),
                                place.name(),
                                String.valueOf(place.times()),
                                place.reach() == null ? words.of("none") : String.valueOf(place.reach()))))
                .toList();
        return Block.table(
                words.of("forwarding-places"),
                List.of(words.of("message"), words.of("shared-where"), words.of("times"), words.of("declared-reach")),
                rows,
                36,
                34,
                12,
                18);
    }
}
