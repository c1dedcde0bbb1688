package org.baken.report;

import java.text.NumberFormat;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.baken.figures.FigureSheets;
import org.baken.figures.MessageFigures;
import org.baken.incident.Incident;
import org.baken.platform.Catalogue;
import org.baken.platform.Moment;
import org.baken.report.ReportSection.Block;
import org.baken.report.ReportSection.Row;
import org.jdbi.v3.core.Handle;

/** What became of posts on their platforms, as far as those tell (guideline V35); nothing while nothing is known. */
public final class FiguresSection implements ReportExtra {
    private final FigureSheets sheets;
    private final ZoneId zone;

    /** @param zone in whose time moments are told */
    public FiguresSection(FigureSheets sheets, ZoneId zone) {
        this.sheets = sheets;
        this.zone = zone;
    }

    @Override
    public List<ReportSection> of(Handle handle, Incident incident, Locale locale) {
        List<MessageFigures> all = sheets.ofIncident(handle, incident, locale);
        List<Row> rows =
                all.stream().flatMap(sheet -> rows(sheet, locale).stream()).toList();
        List<String> clicks = all.stream()
                .filter(sheet -> sheet.clicks().total() > 0)
                .map(sheet -> text(
                        locale, "clicks", sheet.title(), number(sheet.clicks().total(), locale)))
                .toList();
        if (rows.isEmpty() && clicks.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(text(locale, incident.isExercise() ? "made-up" : "note")));
        if (!rows.isEmpty()) {
            blocks.add(table(rows, locale));
        }
        if (!clicks.isEmpty()) {
            blocks.add(Block.items(clicks));
        }
        return List.of(new ReportSection("figures", text(locale, "title"), blocks));
    }

    private static Block table(List<Row> rows, Locale locale) {
        List<String> head = List.of("message", "channel", "favourites", "reposts", "replies", "views", "as-of").stream()
                .map(column -> text(locale, column))
                .collect(Collectors.toList());
        return Block.table(text(locale, "table"), head, rows, 26, 20, 11, 10, 11, 10, 12);
    }

    private List<Row> rows(MessageFigures sheet, Locale locale) {
        return sheet.channels().stream()
                .filter(channel -> channel.asOf() != null)
                .map(channel -> Row.of(
                        sheet.title(),
                        channel.accountName() + " (" + channel.lang() + ")",
                        given(channel.figures().favourites(), locale),
                        given(channel.figures().reposts(), locale),
                        given(channel.figures().replies(), locale),
                        given(channel.figures().views(), locale),
                        text(locale, "at", new Moment(channel.asOf(), zone))))
                .toList();
    }

    private static String given(Long count, Locale locale) {
        return count == null ? text(locale, "not-given") : number(count, locale);
    }

    private static String number(long count, Locale locale) {
        return NumberFormat.getIntegerInstance(locale).format(count);
    }

    private static String text(Locale locale, String key, Object... arguments) {
        return Catalogue.text(locale, "figures.section." + key, arguments);
    }
}
