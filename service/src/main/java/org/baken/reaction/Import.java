package org.baken.reaction;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.json.Json;

/**
 * A file of reactions, and how far it is taken up.
 *
 * @param name of the file, as it was sent
 * @param encoding as found in its content
 * @param size in bytes
 * @param columns which name of a column was understood as which field
 * @param header the names of all columns in their order; empty for JSON
 * @param read how many rows were taken up or refused: where it goes on
 * @param known how many were there already
 * @param problem why it cannot go on; null while it can
 */
public record Import(
        String id,
        String incident,
        String name,
        ImportFormat format,
        String encoding,
        long size,
        @Json Map<String, String> columns,
        @Json List<String> header,
        ImportState state,
        long read,
        long added,
        long known,
        long refused,
        String startedBy,
        String startedByName,
        Instant startedAt,
        Instant endedAt,
        @Json Told problem,
        long version) {}
