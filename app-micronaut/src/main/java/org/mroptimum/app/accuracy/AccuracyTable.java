package org.mroptimum.app.accuracy;

import java.util.List;

/**
 * A table that is computed line by line.
 *
 * @param title heading
 * @param text what the reader must know, one paragraph
 * @param columns headings of the columns
 * @param rows lines, cheapest first
 */
public record AccuracyTable(String title, String text, List<String> columns, List<AccuracyRow> rows) {

    public AccuracyTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Heading, text, and the head of the table, Markdown. */
    String head() {
        return "## " + title + "\n\n" + text + "\n\n" + line(columns) + "|---".repeat(columns.size()) + "|\n";
    }

    /** One line, Markdown. */
    static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
