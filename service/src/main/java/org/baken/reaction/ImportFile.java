package org.baken.reaction;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.baken.platform.Problem;

/**
 * A file of reactions as its content shows it.
 *
 * @param columns which name of a column stands for which field; empty for JSON
 * @param header the names of all columns; empty for JSON
 */
record ImportFile(Path path, ImportFormat format, Charset encoding, Map<String, String> columns, List<String> header) {
    private static final int BEGIN = 1000;

    /** Looks at a file; one that cannot be taken up is a {@link Problem} that says what to do. */
    static ImportFile look(Path path) throws IOException {
        Charset encoding = Encodings.of(path).orElseThrow(() -> Problem.unsupported("file", "reaction.import.no-text"));
        ImportFormat format = format(path, encoding);
        if (format != ImportFormat.CSV) {
            return new ImportFile(path, format, encoding, Map.of(), List.of());
        }
        try (CsvRows rows = CsvRows.of(Encodings.reader(path, encoding))) {
            if (!rows.columns().containsKey(ImportColumns.TEXT)) {
                throw Problem.invalid("file", "reaction.import.columns", seen(rows.header()));
            }
            return new ImportFile(path, format, encoding, rows.columns(), rows.header());
        } catch (ImportRows.Broken broken) {
            throw Problem.invalid(
                    "file", broken.why().key(), broken.why().arguments().toArray());
        }
    }

    /** Opens the rows of a file that was looked at before. */
    static ImportRows rows(Path path, ImportFormat format, Charset encoding) throws IOException {
        Reader reader = Encodings.reader(path, encoding);
        return switch (format) {
            case CSV -> CsvRows.of(reader);
            case JSON -> JsonRows.array(reader);
            case NDJSON -> JsonRows.lines(reader);
        };
    }

    private static ImportFormat format(Path path, Charset encoding) throws IOException {
        try (BufferedReader reader = new BufferedReader(Encodings.reader(path, encoding))) {
            reader.mark(BEGIN);
            int first = reader.read();
            while (Character.isWhitespace(first)) {
                reader.mark(BEGIN);
                first = reader.read();
            }
            if (first < 0) {
                throw Problem.invalid("file", "reaction.import.empty");
            }
            if (first == '[') {
                return ImportFormat.JSON;
            }
            if (first != '{') {
                return ImportFormat.CSV;
            }
            reader.reset();
            if (!JsonRows.isObject(line(reader))) {
                throw Problem.invalid("file", "reaction.import.json", 1);
            }
            return ImportFormat.NDJSON;
        }
    }

    private static String line(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = reader.read(); character >= 0 && character != '\n'; character = reader.read()) {
            if (line.length() == ImportRows.LONGEST) {
                break;
            }
            line.append((char) character);
        }
        return line.toString();
    }

    private static String seen(List<String> header) {
        String names = String.join(", ", header).replaceAll("\\p{C}", "");
        return names.length() > BEGIN ? names.substring(0, BEGIN) : names;
    }
}
