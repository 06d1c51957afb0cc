package org.mroptimum.local.result;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.mroptimum.local.result.PreviewPage.Content;

/** Draws a {@link PreviewPage}: title, slices side by side, colour bar with numbers, facts below. */
final class PreviewDrawing {
    private static final int MARGIN = 30;
    private static final int HEAD = 88;
    private static final int ALARM_HEAD = 46;
    private static final int LINE = 20;
    private static final int BAR_WIDTH = 18;
    private static final int BAR_ROOM = 120;
    private static final double TITLE = 17;
    private static final double ALARM = 21;
    private static final double TEXT = 9.5;
    private static final double SMALL = 8;
    private static final Color INK = new Color(0x20242A);
    private static final Color FAINT = new Color(0x6B727C);
    private static final Color RED = new Color(0xB3161B);
    private static final Color SHADE = new Color(0x99101418, true);
    private static final int NO_VALUE = 0xC9CDD2;
    private static final int FLAG_ON = 0x1B9E8A;
    private static final int FLAG_OFF = 0x22262C;

    private final StrokeFont font = StrokeFont.load();

    /** The page as a PNG file. */
    byte[] png(PreviewPage page) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(draw(page), "png", out);
        }
        return bytes.toByteArray();
    }

    private BufferedImage draw(PreviewPage page) {
        ViewOrientation view = ViewOrientation.of(page.grid());
        PreviewMosaic mosaic = PreviewMosaic.of(page.map(), page.grid(), view);
        int head = head(page);
        double textWidth = Math.max(font.width(page.title(), TITLE), font.width(page.subtitle(), TEXT));
        textWidth = Math.max(
                textWidth, page.alarm().map(alarm -> font.width(alarm, ALARM)).orElse(0.0));
        for (String line : page.footer()) {
            textWidth = Math.max(textWidth, font.width(line, TEXT));
        }
        int width = (int) Math.max(mosaic.width() + BAR_ROOM, textWidth) + 2 * MARGIN;
        int height = head + mosaic.height() + MARGIN + LINE * page.footer().size() + MARGIN / 2;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, width, height);
            text(g, INK, page.title(), MARGIN, 44, TITLE, 2.3);
            text(g, FAINT, page.subtitle(), MARGIN, 66, TEXT, 1.15);
            page.alarm().ifPresent(alarm -> text(g, RED, alarm, MARGIN, 66 + ALARM_HEAD - 6, ALARM, 3.6));
            drawSlices(g, page, view, mosaic);
            drawBar(g, page, MARGIN + mosaic.width() + 24, head + PreviewMosaic.LABEL, mosaic.barHeight());
            int y = head + mosaic.height() + MARGIN;
            for (String line : page.footer()) {
                text(g, FAINT, line, MARGIN, y, TEXT, 1.15);
                y += LINE;
            }
        } finally {
            g.dispose();
        }
        return image;
    }

    private static int head(PreviewPage page) {
        return page.alarm().isPresent() ? HEAD + ALARM_HEAD : HEAD;
    }

    private void drawSlices(Graphics2D g, PreviewPage page, ViewOrientation view, PreviewMosaic mosaic) {
        for (int slice = 0; slice < page.map().slices(); slice++) {
            int x = MARGIN + mosaic.x(slice);
            int y = head(page) + mosaic.y(slice);
            if (page.content() != Content.COILS) {
                text(g, FAINT, "slice " + (slice + 1), x, y - 6, SMALL, 1.1);
            }
            BufferedImage tile = tile(page, view, slice);
            boolean shrink = tile.getWidth() > mosaic.tileWidth() || tile.getHeight() > mosaic.tileHeight();
            g.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION,
                    shrink
                            ? RenderingHints.VALUE_INTERPOLATION_BILINEAR
                            : RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
            g.drawImage(tile, x, y, mosaic.tileWidth(), mosaic.tileHeight(), null);
        }
        double x = MARGIN + mosaic.x(0);
        double y = head(page) + mosaic.y(0);
        if (page.content() == Content.COILS) {
            coilNumbers(g, page.map().frequency(), mosaic.tileWidth(), x, y);
            return;
        }
        letter(g, view.left(), x + 8, y + (mosaic.tileHeight() + SMALL) / 2);
        letter(g, view.top(), x + (mosaic.tileWidth() - font.width(view.top(), SMALL)) / 2, y + 8 + SMALL);
    }

    /** Numbers of rows and columns, as many as have room. */
    private void coilNumbers(Graphics2D g, int coils, double side, double left, double top) {
        double cell = side / coils;
        int step = IntStream.of(1, 2, 5, 10, 20, 50)
                .filter(s -> s * cell >= 2.5 * SMALL)
                .findFirst()
                .orElse(100);
        for (int coil = 0; coil < coils; coil += step) {
            String number = Integer.toString(coil);
            double width = font.width(number, SMALL);
            double middle = (coil + 0.5) * cell;
            text(g, INK, number, left + middle - width / 2, top - 6, SMALL, 1.1);
            text(g, INK, number, left - 6 - width, top + middle + SMALL / 2, SMALL, 1.1);
        }
    }

    private BufferedImage tile(PreviewPage page, ViewOrientation view, int slice) {
        int frequency = page.map().frequency();
        int phase = page.map().phase();
        int width = view.swap() ? phase : frequency;
        int height = view.swap() ? frequency : phase;
        float[] values = MapStatistics.magnitude(page.map(), slice);
        boolean[] shown = MapStatistics.shown(page.valid(), slice, values.length);
        BufferedImage tile = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int i = view.index(x, y, frequency, phase);
                tile.setRGB(x, y, shown[i] ? colour(page, values[i]) : NO_VALUE);
            }
        }
        return tile;
    }

    private static int colour(PreviewPage page, double value) {
        if (page.content() == Content.FLAGS) {
            return value > 0 ? FLAG_ON : FLAG_OFF;
        }
        return ColourMap.rgb(page.scale().fraction(value));
    }

    private void drawBar(Graphics2D g, PreviewPage page, int x, int y, int height) {
        boolean flags = page.content() == Content.FLAGS;
        for (int line = 0; line < height; line++) {
            double value =
                    page.scale().low() + (page.scale().high() - page.scale().low()) * (1 - (line + 0.5) / height);
            g.setColor(new Color(colour(page, flags ? Math.round(value) : value)));
            g.fillRect(x, y + line, BAR_WIDTH, 1);
        }
        g.setColor(INK);
        g.setStroke(new BasicStroke(1));
        g.draw(new Rectangle2D.Double(x - 0.5, y - 0.5, BAR_WIDTH + 1.0, height + 1.0));
        if (flags) {
            text(g, INK, "1 valid", x + BAR_WIDTH + 9, y + height * 0.25 + TEXT / 2, TEXT, 1.2);
            text(g, INK, "0 not valid", x + BAR_WIDTH + 9, y + height * 0.75 + TEXT / 2, TEXT, 1.2);
            return;
        }
        for (double tick : page.scale().ticks()) {
            double at = y + height * (1 - page.scale().fraction(tick));
            g.setColor(INK);
            g.setStroke(new BasicStroke(1));
            g.draw(new Line2D.Double(x + BAR_WIDTH, at, x + BAR_WIDTH + 5.0, at));
            text(g, INK, page.scale().text(tick), x + BAR_WIDTH + 10, at + TEXT / 2, TEXT, 1.2);
        }
        text(g, INK, page.unit(), x, y - 9, SMALL, 1.1);
    }

    /** White on a dark disc, to be read on any colour. */
    private void letter(Graphics2D g, String letter, double x, double y) {
        double width = font.width(letter, SMALL);
        g.setColor(SHADE);
        g.fill(new Ellipse2D.Double(x + width / 2 - SMALL, y - 1.5 * SMALL, 2 * SMALL, 2 * SMALL));
        text(g, Color.WHITE, letter, x, y, SMALL, 1.3);
    }

    private void text(Graphics2D g, Color ink, String text, double x, double y, double size, double pen) {
        g.setColor(ink);
        font.draw(g, text, x, y, size, pen);
    }
}
