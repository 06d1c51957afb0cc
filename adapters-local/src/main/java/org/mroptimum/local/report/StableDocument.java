package org.mroptimum.local.report;

import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfObject;
import com.lowagie.text.pdf.PdfString;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mroptimum.domain.port.Report;

/** Takes time and chance out of a PDF: the library dates it to now and gives it a random name, both would differ each time. */
final class StableDocument {
    /** The two names of the trailer, in hexadecimal digits. */
    private static final Pattern NAMES = Pattern.compile("/ID ?\\[<([0-9a-fA-F]{32})><([0-9a-fA-F]{32})>\\]");

    private StableDocument() {}

    /** The properties that readers show, dated to when the report was made. */
    static void describe(PdfDictionary info, String title, Report report) {
        PdfString made = new PdfDate(GregorianCalendar.from(report.made().atZone(ZoneOffset.UTC)));
        info.put(PdfName.TITLE, new PdfString(title, PdfObject.TEXT_UNICODE));
        info.put(PdfName.CREATOR, new PdfString("MR Optimum " + report.version(), PdfObject.TEXT_UNICODE));
        info.put(PdfName.CREATIONDATE, made);
        info.put(PdfName.MODDATE, made);
    }

    /** The same document, named by its content. */
    static byte[] withoutChance(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher names = NAMES.matcher(text);
        if (!names.find()) {
            throw new IllegalStateException("the PDF has no name to replace");
        }
        String blank = text.substring(0, names.start()) + text.substring(names.end());
        String name = hash(blank.getBytes(StandardCharsets.ISO_8859_1));
        String named = text.substring(0, names.start(1))
                + name
                + text.substring(names.end(1), names.start(2))
                + name
                + text.substring(names.end(2));
        return named.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hash(byte[] bytes) {
        try {
            byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(whole, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
