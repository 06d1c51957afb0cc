package org.mroptimum.local.report;

import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.mroptimum.domain.port.Report.Fact;
import org.mroptimum.domain.roi.RegionStatistics;

/** The tables of a report: facts in two columns, regions with one row each. */
final class ReportTables {
    private static final float PADDING = 3.5f;
    /** Below a heading, whose letters reach below their line. */
    private static final float SPACE = 6;

    private static final List<String> COLUMNS =
            List.of("Region", "Slice", "n", "Excluded", "Mean", "SD", "Median", "Min", "Max", "Area, mm²");
    private static final float[] WIDTHS = {2.2f, 0.8f, 1, 1.4f, 1.15f, 1.15f, 1.2f, 1.15f, 1.15f, 1.5f};

    private ReportTables() {}

    static PdfPTable facts(List<Fact> facts) {
        PdfPTable table = new PdfPTable(new float[] {1, 2.4f});
        table.setWidthPercentage(100);
        table.setSpacingBefore(SPACE);
        for (Fact fact : facts) {
            table.addCell(cell(fact.name(), Font.NORMAL, Element.ALIGN_LEFT, true));
            table.addCell(cell(fact.value(), Font.NORMAL, Element.ALIGN_LEFT, false));
        }
        return table;
    }

    static PdfPTable regions(List<RegionStatistics> regions) {
        PdfPTable table = new PdfPTable(WIDTHS);
        table.setWidthPercentage(100);
        table.setSpacingBefore(SPACE);
        table.setHeaderRows(1);
        for (String column : COLUMNS) {
            PdfPCell head =
                    cell(column, Font.BOLD, column.equals("Region") ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT, false);
            head.setBackgroundColor(ReportStyle.BAND);
            table.addCell(head);
        }
        for (RegionStatistics region : regions) {
            table.addCell(cell(region.name(), Font.NORMAL, Element.ALIGN_LEFT, false));
            number(table, Integer.toString(region.slice()));
            number(table, Long.toString(region.n()));
            number(table, Long.toString(region.excluded()));
            for (OptionalDouble value :
                    List.of(region.mean(), region.deviation(), region.median(), region.smallest(), region.largest())) {
                number(table, number(value));
            }
            number(
                    table,
                    region.area().isPresent()
                            ? String.format(Locale.ROOT, "%.1f", region.area().getAsDouble())
                            : "-");
        }
        return table;
    }

    /** Four significant digits, a dash for no value. */
    static String number(OptionalDouble value) {
        if (value.isEmpty()) {
            return "-";
        }
        double x = value.getAsDouble();
        double size = Math.abs(x);
        if (x == 0) {
            return "0";
        }
        if (size >= 1e6 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.3e", x);
        }
        int digits = size >= 1000 ? 0 : size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", x);
    }

    private static void number(PdfPTable table, String text) {
        table.addCell(cell(text, Font.NORMAL, Element.ALIGN_RIGHT, false));
    }

    private static PdfPCell cell(String text, int style, int alignment, boolean quiet) {
        PdfPCell cell = new PdfPCell(
                ReportStyle.phrase(text, ReportStyle.SMALL + 0.5f, style, quiet ? ReportStyle.QUIET : ReportStyle.INK));
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(ReportStyle.LINE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(PADDING);
        cell.setPaddingLeft(quiet ? 0 : PADDING);
        cell.setHorizontalAlignment(alignment);
        return cell;
    }
}
