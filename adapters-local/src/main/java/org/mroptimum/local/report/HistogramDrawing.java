package org.mroptimum.local.report;

import com.lowagie.text.Font;
import com.lowagie.text.Image;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfTemplate;
import java.util.Collections;
import java.util.OptionalDouble;
import org.mroptimum.domain.roi.Histogram;
import org.mroptimum.domain.roi.RegionStatistics;

/** The histogram of one region as vector graphics, with its median as a line. Lengths in points. */
final class HistogramDrawing {
    static final float WIDTH = 235;
    static final float HEIGHT = 110;
    private static final float LEFT = 26;
    private static final float BOTTOM = 24;
    private static final float TOP = 16;

    private HistogramDrawing() {}

    /** The drawing as a picture of {@value #WIDTH} x {@value #HEIGHT}. */
    static Image of(RegionStatistics region, Histogram histogram, PdfContentByte page) {
        PdfTemplate canvas = page.createTemplate(WIDTH, HEIGHT);
        BaseFont letters = ReportStyle.font(ReportStyle.SMALL, Font.NORMAL, ReportStyle.INK)
                .getCalculatedBaseFont(false);
        float width = WIDTH - LEFT - 6;
        float height = HEIGHT - BOTTOM - TOP;
        long most = Math.max(1, Collections.max(histogram.counts()));
        int bins = histogram.counts().size();

        canvas.setColorFill(ReportStyle.ACCENT);
        for (int bin = 0; bin < bins; bin++) {
            float bar = height * histogram.counts().get(bin) / most;
            float step = width / bins;
            canvas.rectangle(LEFT + bin * step, BOTTOM, Math.max(0.4f, step - 0.6f), bar);
        }
        canvas.fill();
        axis(canvas, width);
        region.median().ifPresent(median -> median(canvas, histogram, median, width, height));
        canvas.setColorFill(ReportStyle.QUIET);
        label(
                canvas,
                letters,
                PdfContentByte.ALIGN_LEFT,
                ReportTables.number(OptionalDouble.of(histogram.from())),
                LEFT,
                12);
        label(
                canvas,
                letters,
                PdfContentByte.ALIGN_RIGHT,
                ReportTables.number(OptionalDouble.of(histogram.to())),
                LEFT + width,
                12);
        label(canvas, letters, PdfContentByte.ALIGN_RIGHT, Long.toString(most), LEFT - 3, BOTTOM + height - 6);
        label(canvas, letters, PdfContentByte.ALIGN_RIGHT, "0", LEFT - 3, BOTTOM);
        canvas.setColorFill(ReportStyle.INK);
        label(
                canvas,
                letters,
                PdfContentByte.ALIGN_LEFT,
                shortened(region.name()) + ", slice " + region.slice(),
                LEFT,
                HEIGHT - 9);
        return Image.getInstance(canvas);
    }

    private static void axis(PdfTemplate canvas, float width) {
        canvas.setColorStroke(ReportStyle.QUIET);
        canvas.setLineWidth(0.5f);
        canvas.moveTo(LEFT, BOTTOM);
        canvas.lineTo(LEFT + width, BOTTOM);
        canvas.stroke();
    }

    private static void median(PdfTemplate canvas, Histogram histogram, double median, float width, float height) {
        float x = LEFT + (float) (width * (median - histogram.from()) / (histogram.to() - histogram.from()));
        canvas.setColorStroke(ReportStyle.INK);
        canvas.setLineWidth(0.8f);
        canvas.setLineDash(2, 2, 0);
        canvas.moveTo(x, BOTTOM);
        canvas.lineTo(x, BOTTOM + height);
        canvas.stroke();
        canvas.setLineDash(0);
    }

    private static void label(PdfTemplate canvas, BaseFont letters, int alignment, String text, float x, float y) {
        canvas.beginText();
        canvas.setFontAndSize(letters, 7.5f);
        canvas.showTextAligned(alignment, ReportStyle.printable(text), x, y, 0);
        canvas.endText();
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 39) + "…" : name;
    }
}
