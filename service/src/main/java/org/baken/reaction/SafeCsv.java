package org.baken.reaction;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV (RFC 4180) that is safe to open: a cell that a spreadsheet would take for a formula gets an apostrophe before it, because
 * strangers wrote what stands in it (OWASP, CSV Injection). Begins with the mark of UTF-8, without which spreadsheets of our countries
 * read another encoding.
 */
final class SafeCsv {
    private final CSVPrinter printer;

    SafeCsv(Writer writer) throws IOException {
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    }

    void row(List<String> cells) throws IOException {
        printer.printRecord(cells.stream().map(SafeCsv::safe));
    }

    static String safe(String cell) {
        String text = cell == null ? "" : cell;
        return !text.isEmpty() && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
