package org.baken.reaction;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An import as its reader sees it.
 *
 * @param encoding in which the file is, as its content says
 * @param columns which name of a column was understood as which field
 * @param read how many rows were taken up or refused
 * @param known how many were there already
 * @param refused how many were not taken; they can be downloaded
 * @param problem why it cannot go on, in the reader's language
 */
public record ImportView(
        String id,
        String incident,
        String name,
        String format,
        String encoding,
        long size,
        ImportState state,
        long read,
        long added,
        long known,
        long refused,
        Map<String, String> columns,
        String startedBy,
        Instant startedAt,
        Instant endedAt,
        String problem,
        long version) {
    static ImportView of(Import shown, Locale locale) {
        return new ImportView(
                shown.id(),
                shown.incident(),
                shown.name(),
                shown.format().name(),
                shown.encoding(),
                shown.size(),
                shown.state(),
                shown.read(),
                shown.added(),
                shown.known(),
                shown.refused(),
                shown.columns(),
                shown.startedByName(),
                shown.startedAt(),
                shown.endedAt(),
                shown.problem() == null ? null : shown.problem().in(locale),
                shown.version());
    }
}
