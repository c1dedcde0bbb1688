package org.baken.reaction;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of columns (RFC 4180), separated by whatever the first line is separated by, as spreadsheets of every country write them. */
final class CsvRows implements ImportRows {
    private static final String SEPARATORS = ",;\t|";
    private static final int FIRST_LINE = 65_536;

    private final Bounded bounded;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private final Map<String, String> columns;

    private CsvRows(Bounded bounded, CSVParser parser) {
        this.bounded = bounded;
        this.parser = parser;
        this.records = parser.iterator();
        CSVRecord names = record();
        this.header =
                names == null ? List.of() : names.stream().map(String::strip).toList();
        this.columns = ImportColumns.of(header);
    }

    /** Reads the names of the columns; the rows follow. */
    static CsvRows of(Reader reader) throws IOException {
        BufferedReader buffered = new BufferedReader(reader, FIRST_LINE);
        char separator = separator(buffered);
        Bounded bounded = new Bounded(buffered);
        // Exports quote carelessly: what stands after a closing quote still belongs to the column.
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(true)
                .setTrailingData(true)
                .setLenientEof(true)
                .get();
        return new CsvRows(bounded, CSVParser.parse(bounded, format));
    }

    List<String> header() {
        return header;
    }

    Map<String, String> columns() {
        return columns;
    }

    @Override
    public Row next() {
        CSVRecord record = record();
        if (record == null) {
            return null;
        }
        List<String> raw = record.toList();
        UnaryOperator<String> field = name -> {
            int at = columns.containsKey(name) ? header.indexOf(columns.get(name)) : -1;
            return at < 0 || at >= raw.size() ? null : raw.get(at);
        };
        return Row.of(ImportColumns.row(field), raw);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private CSVRecord record() {
        try {
            bounded.rowBegins();
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw new Broken(Told.of("reaction.import.csv", parser.getCurrentLineNumber()));
        }
    }

    private static char separator(BufferedReader reader) throws IOException {
        reader.mark(FIRST_LINE);
        int[] times = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int read = 0; read < FIRST_LINE - 1; read++) {
            int character = reader.read();
            if (character < 0 || !quoted && (character == '\n' || character == '\r')) {
                break;
            }
            quoted ^= character == '"';
            int which = quoted ? -1 : SEPARATORS.indexOf(character);
            if (which >= 0) {
                times[which]++;
            }
        }
        reader.reset();
        int most = 0;
        for (int which = 1; which < times.length; which++) {
            most = times[which] > times[most] ? which : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** Ends a row that has no end: a missing quote would make one row of the rest of the file. */
    private static final class Bounded extends FilterReader {
        private long read;

        Bounded(Reader in) {
            super(in);
        }

        void rowBegins() {
            read = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            count(Math.max(0, some));
            return some;
        }

        private void count(int some) throws IOException {
            read += some;
            if (read > LONGEST) {
                throw new IOException("A row without an end");
            }
        }
    }
}
