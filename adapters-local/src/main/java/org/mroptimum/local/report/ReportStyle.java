package org.mroptimum.local.report;

import com.lowagie.text.Font;
import com.lowagie.text.FontFactory;
import com.lowagie.text.Paragraph;
import com.lowagie.text.Phrase;
import java.awt.Color;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

/** How reports look: one family of letters, three greys, one accent. */
final class ReportStyle {
    static final Color INK = new Color(0x1f2430);
    static final Color QUIET = new Color(0x5c6470);
    static final Color LINE = new Color(0xd5d9e0);
    static final Color BAND = new Color(0xf3f5f8);
    static final Color ACCENT = new Color(0x6b2f8a);
    static final Color ALARM = new Color(0xb3261e);
    static final float BODY = 9.5f;
    static final float SMALL = 8;

    private static final float TITLE = 18;
    private static final float HEADING = 11.5f;
    private static final float LEADING = 1.4f;
    /** The letters that every PDF reader brings along. */
    private static final Charset LETTERS = Charset.forName("windows-1252");

    private ReportStyle() {}

    static Font font(float size, int style, Color colour) {
        return FontFactory.getFont(FontFactory.HELVETICA, size, style, colour);
    }

    static Paragraph title(String text) {
        return paragraph(text, TITLE, Font.BOLD, INK);
    }

    static Paragraph heading(String text) {
        Paragraph heading = paragraph(text, HEADING, Font.BOLD, ACCENT);
        heading.setSpacingBefore(14);
        heading.setSpacingAfter(5);
        heading.setKeepTogether(true);
        return heading;
    }

    static Paragraph body(String text) {
        return paragraph(text, BODY, Font.NORMAL, INK);
    }

    static Paragraph paragraph(String text, float size, int style, Color colour) {
        Paragraph paragraph = new Paragraph(LEADING * size, printable(text), font(size, style, colour));
        paragraph.setSpacingAfter(size / 2);
        return paragraph;
    }

    static Phrase phrase(String text, float size, int style, Color colour) {
        return new Phrase(1.25f * size, printable(text), font(size, style, colour));
    }

    /** Letters that the fonts do not have become question marks, as nothing would be worse. */
    static String printable(String text) {
        CharsetEncoder encoder = LETTERS.newEncoder();
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(letter -> Character.isISOControl(letter) ? ' ' : letter)
                .forEach(letter -> {
                    String one = Character.toString(letter);
                    shown.append(encoder.canEncode(one) ? one : "?");
                });
        return shown.toString();
    }
}
