package org.baken.report;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.baken.incident.Incident;
import org.baken.platform.HtmlTemplate;
import org.baken.platform.Pdf;
import org.baken.platform.Publisher;
import org.baken.platform.Words;
import org.baken.triage.TriageTree;

/**
 * Draws a report as a page that stands by itself, without scripts and with nothing fetched, and as accessible PDF (PDF/UA-1).
 * Thread-safe.
 */
public final class ReportPages {
    private static final HtmlTemplate HTML = new HtmlTemplate("report");
    private static final HtmlTemplate PRINT = new HtmlTemplate("report-print");
    private static final Duration DAY = Duration.ofHours(20);

    private final Publisher house;
    private final TriageTree tree;

    public ReportPages(Publisher house, TriageTree tree) {
        this.house = house;
        this.tree = tree;
    }

    private record Page(
            String lang,
            String title,
            String house,
            Words words,
            boolean exercise,
            String line,
            String madeAt,
            String mark,
            List<ReportSection> sections) {}

    /** The page for a browser. */
    byte[] html(Report report, Locale locale) {
        return HTML.render(page(report, locale));
    }

    /** The PDF. */
    byte[] pdf(Report report, Locale locale) {
        return Pdf.of(Pdf.clean(new String(PRINT.render(page(report, locale)), StandardCharsets.UTF_8)));
    }

    private Page page(Report report, Locale locale) {
        Incident incident = report.incident().incident();
        ReportWords words = new ReportWords(locale, house.zone(), hasManyDays(report));
        String end = incident.closedAt() == null ? words.of("now") : words.moment(incident.closedAt());
        return new Page(
                locale.getLanguage(),
                incident.title(),
                house.name(),
                new Words("report", locale.getLanguage()),
                incident.isExercise(),
                words.of("from-to", words.moment(incident.openedAt()), end),
                words.of("made", words.moment(report.madeAt())),
                report.log().incidentMark(),
                sections(report, words));
    }

    private static boolean hasManyDays(Report report) {
        Instant opened = report.incident().incident().openedAt();
        return Duration.between(opened, report.madeAt()).compareTo(DAY) > 0;
    }

    private List<ReportSection> sections(Report report, ReportWords words) {
        ReportCourse course = new ReportCourse(report, words);
        ReportMessages messages = new ReportMessages(report, words);
        ReportPeople people = new ReportPeople(report, words, id -> className(id, words));
        ReportEnd end = new ReportEnd(report, words);
        List<ReportSection> all = new ArrayList<>();
        all.add(course.summary());
        all.addAll(report.more());
        all.addAll(List.of(
                course.clocks(),
                end.lessons(),
                end.open(),
                course.timeline(),
                course.facts(),
                messages.messages(),
                messages.rumours(),
                people.reactions(),
                people.work(),
                people.checklist(),
                end.alarms(),
                messages.forwarding(),
                end.proof()));
        return all;
    }

    private String className(String id, ReportWords words) {
        return tree.category(id).map(one -> words.in(one.name())).orElse(id);
    }
}
