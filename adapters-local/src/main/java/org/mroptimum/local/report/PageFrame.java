package org.mroptimum.local.report;

import com.lowagie.text.Document;
import com.lowagie.text.Font;
import com.lowagie.text.pdf.ColumnText;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfPageEventHelper;
import com.lowagie.text.pdf.PdfWriter;

/** The foot of every page: what the report is, and that it is no medical device. */
final class PageFrame extends PdfPageEventHelper {
    private final String foot;

    PageFrame(String version) {
        this.foot = "MR Optimum " + version + ". For research. Not a medical device: not for diagnosis or treatment.";
    }

    @Override
    public void onEndPage(PdfWriter writer, Document document) {
        PdfContentByte page = writer.getDirectContent();
        float y = document.bottom() - 16;
        page.setColorStroke(ReportStyle.LINE);
        page.setLineWidth(0.5f);
        page.moveTo(document.left(), y + 11);
        page.lineTo(document.right(), y + 11);
        page.stroke();
        text(page, PdfContentByte.ALIGN_LEFT, foot, document.left(), y);
        text(page, PdfContentByte.ALIGN_RIGHT, "Page " + writer.getPageNumber(), document.right(), y);
    }

    private static void text(PdfContentByte page, int alignment, String text, float x, float y) {
        ColumnText.showTextAligned(
                page, alignment, ReportStyle.phrase(text, 7.5f, Font.NORMAL, ReportStyle.QUIET), x, y, 0);
    }
}
