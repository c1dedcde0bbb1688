package org.baken.reaction;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.baken.reaction.ReactionRow.Refusal;

/** Objects of JSON, in one array or one on each line. */
final class JsonRows {
    private static final JsonMapper MAPPER = mapper();

    private JsonRows() {}

    /** The objects of one array. An error of syntax ends it: what follows cannot be told apart. */
    static ImportRows array(Reader reader) throws IOException {
        JsonParser parser = MAPPER.getFactory().createParser(reader);
        return new ImportRows() {
            private boolean begun;

            @Override
            public Row next() throws IOException {
                try {
                    if (!begun && parser.nextToken() != JsonToken.START_ARRAY) {
                        throw broken();
                    }
                    begun = true;
                    JsonToken token = parser.nextToken();
                    if (token == null) {
                        throw broken();
                    }
                    return token == JsonToken.END_ARRAY ? null : object(parser.readValueAsTree());
                } catch (JsonProcessingException e) {
                    throw broken();
                }
            }

            private Broken broken() {
                return new Broken(
                        Told.of("reaction.import.json", parser.currentLocation().getLineNr()));
            }

            @Override
            public void close() throws IOException {
                parser.close();
            }
        };
    }

    /** The objects of lines. A line that is no JSON is refused, and the next one read. */
    static ImportRows lines(Reader reader) {
        BufferedReader lines = new BufferedReader(reader);
        return new ImportRows() {
            private long number;

            @Override
            public Row next() throws IOException {
                String line = line();
                while (line != null && line.isBlank()) {
                    line = line();
                }
                return line == null ? null : row(line);
            }

            private String line() throws IOException {
                number++;
                StringBuilder line = new StringBuilder();
                for (int character = lines.read(); character != '\n'; character = lines.read()) {
                    if (character < 0) {
                        return line.isEmpty() ? null : line.toString();
                    }
                    if (line.length() == LONGEST) {
                        throw new Broken(Told.of("reaction.import.json", number));
                    }
                    line.append((char) character);
                }
                return line.toString();
            }

            @Override
            public void close() throws IOException {
                lines.close();
            }
        };
    }

    /** Whether a line is an object by itself. */
    static boolean isObject(String line) {
        try {
            return MAPPER.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static ImportRows.Row row(String line) {
        try {
            return object(MAPPER.readTree(line));
        } catch (JsonProcessingException e) {
            return ImportRows.Row.unreadable("file", "reaction.import.line", line);
        }
    }

    private static ImportRows.Row object(JsonNode object) {
        String raw = object.toString();
        if (!object.isObject()) {
            return ImportRows.Row.unreadable("file", "reaction.import.line", raw);
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        Map<String, String> columns = ImportColumns.of(names);
        UnaryOperator<String> field =
                name -> columns.containsKey(name) ? value(name, object.get(columns.get(name))) : null;
        try {
            return ImportRows.Row.of(ImportColumns.row(field), List.of(raw));
        } catch (Refusal refusal) {
            return new ImportRows.Row(null, refusal, List.of(raw));
        }
    }

    private static String value(String field, JsonNode value) {
        if (value.isContainerNode()) {
            throw new Refusal(field, "problem.wrong-type");
        }
        return value.isNull() ? null : value.asText();
    }

    private static JsonMapper mapper() {
        JsonMapper mapper = new JsonMapper();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(ImportRows.LONGEST)
                        .maxNestingDepth(20)
                        .build());
        return mapper;
    }
}
