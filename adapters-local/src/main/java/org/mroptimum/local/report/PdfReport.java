package org.mroptimum.local.report;

import com.lowagie.text.Document;
import com.lowagie.text.Element;
import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.PageSize;
import com.lowagie.text.Paragraph;
import com.lowagie.text.pdf.PdfPCell;
import com.lowagie.text.pdf.PdfPTable;
import com.lowagie.text.pdf.PdfWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.port.OpenBundle;
import org.mroptimum.domain.port.Report;
import org.mroptimum.domain.port.ReportWriter;
import org.mroptimum.domain.roi.RegionStatistics;

/** Writes reports as PDF on A4. Letters are those of the standard fonts; others become question marks. */
public final class PdfReport implements ReportWriter {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final float MARGIN = 48;
    /** A preview of more bytes is none of ours. */
    private static final int LARGEST_PICTURE = 1 << 25;
    /** Two fit beside each other, eight on a page. */
    private static final int MOST_HISTOGRAMS = 24;

    @Override
    public void write(Report report, OpenBundle bundle, OutputStream out) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Document document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN + 12);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        // otherwise a picture that does not fit lets the text after it go first
        writer.setStrictImageSequence(true);
        writer.setPageEvent(new PageFrame(ReportStyle.printable(report.version())));
        document.open();
        StableDocument.describe(writer.getInfo(), ReportStyle.printable(report.title()), report);
        head(document, report);
        pictures(document, report, bundle);
        regions(document, report, writer);
        if (!report.passport().isEmpty()) {
            document.add(ReportStyle.heading("Scale of the noise"));
            document.add(ReportTables.facts(report.passport()));
        }
        list(document, "Warnings", report.warnings());
        document.add(ReportStyle.heading("Methods"));
        for (String paragraph : report.methods()) {
            document.add(ReportStyle.body(paragraph));
        }
        references(document, report.references());
        document.close();
        out.write(StableDocument.withoutChance(bytes.toByteArray()));
    }

    private static void head(Document document, Report report) {
        document.add(ReportStyle.paragraph("SNR REPORT", ReportStyle.SMALL, Font.BOLD, ReportStyle.ACCENT));
        document.add(ReportStyle.title(report.title()));
        document.add(ReportStyle.paragraph(
                "Made on " + WHEN.format(report.made()) + " with MR Optimum " + report.version(),
                ReportStyle.SMALL,
                Font.NORMAL,
                ReportStyle.QUIET));
        report.alarm().ifPresent(alarm -> {
            PdfPTable box = new PdfPTable(1);
            box.setWidthPercentage(100);
            box.setSpacingBefore(6);
            PdfPCell cell = new PdfPCell(ReportStyle.phrase(alarm, ReportStyle.BODY, Font.BOLD, ReportStyle.ALARM));
            cell.setBorderColor(ReportStyle.ALARM);
            cell.setPadding(7);
            box.addCell(cell);
            document.add(box);
        });
        document.add(ReportStyle.heading("Job"));
        document.add(ReportTables.facts(report.facts()));
    }

    private static void pictures(Document document, Report report, OpenBundle bundle) throws IOException {
        for (String name : report.pictures()) {
            byte[] png;
            try (InputStream in = bundle.open(name)) {
                png = in.readNBytes(LARGEST_PICTURE);
            }
            Image picture = Image.getInstance(png);
            picture.scaleToFit(document.right() - document.left(), document.top() - document.bottom() - 40);
            picture.setAlignment(Element.ALIGN_CENTER);
            picture.setSpacingBefore(12);
            document.add(picture);
        }
    }

    private static void regions(Document document, Report report, PdfWriter writer) {
        if (report.regions().isEmpty()) {
            return;
        }
        document.add(ReportStyle.heading(
                "Regions of " + report.map() + ", " + report.part().name().toLowerCase(Locale.ROOT)));
        document.add(ReportTables.regions(report.regions()));
        document.add(ReportStyle.paragraph(
                "SD is the standard deviation over the pixels of the region with n - 1, not the uncertainty of the SNR. Slice 0 is"
                        + " the first, which the pictures call slice 1. The dashed line is the median.",
                ReportStyle.SMALL,
                Font.NORMAL,
                ReportStyle.QUIET));
        PdfPTable drawings = new PdfPTable(2);
        drawings.setWidthPercentage(100);
        drawings.getDefaultCell().setBorder(0);
        drawings.getDefaultCell().setPadding(4);
        List<RegionStatistics> drawn = report.regions().stream()
                .filter(region -> region.histogram().isPresent())
                .limit(MOST_HISTOGRAMS)
                .toList();
        for (RegionStatistics region : drawn) {
            Image drawing = HistogramDrawing.of(region, region.histogram().orElseThrow(), writer.getDirectContent());
            PdfPCell cell = new PdfPCell(drawing, true);
            cell.setBorder(0);
            cell.setPadding(4);
            drawings.addCell(cell);
        }
        drawings.completeRow();
        document.add(drawings);
    }

    private static void list(Document document, String heading, List<String> lines) {
        if (!lines.isEmpty()) {
            document.add(ReportStyle.heading(heading));
            lines.forEach(line -> document.add(ReportStyle.body("• " + line)));
        }
    }

    private static void references(Document document, List<String> references) {
        document.add(ReportStyle.heading("References"));
        for (int i = 0; i < references.size(); i++) {
            Paragraph entry = ReportStyle.paragraph(
                    "[" + (i + 1) + "] " + references.get(i), ReportStyle.SMALL, Font.NORMAL, ReportStyle.INK);
            entry.setIndentationLeft(16);
            entry.setFirstLineIndent(-16);
            document.add(entry);
        }
    }
}
