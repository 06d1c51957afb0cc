package org.mroptimum.local.result;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import org.jspecify.annotations.Nullable;

/**
 * Letters drawn as pen strokes. A server image has no fonts installed, and text drawn with fonts differs from machine to machine;
 * these strokes need nothing and give the same pixels everywhere. The letters are in {@code stroke-font.txt} beside this class:
 * one a line, the character, then M (move), L (line) and C (curve) with coordinates; capitals are 7 units high.
 */
final class StrokeFont {
    private static final double CAPITAL = 7;
    private static final double BETWEEN = 1.7;
    private static final double SPACE = 2.4;

    private final Map<Character, Path2D> glyphs = new HashMap<>();

    private StrokeFont() {}

    static StrokeFont load() {
        StrokeFont font = new StrokeFont();
        try (InputStream in = StrokeFont.class.getResourceAsStream("stroke-font.txt")) {
            if (in == null) {
                throw new IllegalStateException("stroke-font.txt is missing from the program");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> font.glyphs.put(line.charAt(0), parse(line.substring(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return font;
    }

    /** Draws with the baseline at {@code y}; {@code size} is the height of capitals in pixels. */
    void draw(Graphics2D g, String text, double x, double y, double size, double pen) {
        double scale = size / CAPITAL;
        g.setStroke(new BasicStroke((float) pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        double at = x;
        for (int i = 0; i < text.length(); i++) {
            Path2D glyph = glyphs.get(text.charAt(i));
            if (glyph != null) {
                AffineTransform place = AffineTransform.getTranslateInstance(at, y - size);
                place.scale(scale, scale);
                g.draw(place.createTransformedShape(glyph));
            }
            at += advance(glyph) * scale;
        }
    }

    /** Width of the text in pixels. */
    double width(String text, double size) {
        double units = -BETWEEN;
        for (int i = 0; i < text.length(); i++) {
            units += advance(glyphs.get(text.charAt(i)));
        }
        return Math.max(0, units * size / CAPITAL);
    }

    private static double advance(@Nullable Path2D glyph) {
        return glyph == null ? SPACE : Math.max(0, glyph.getBounds2D().getMaxX()) + BETWEEN;
    }

    private static Path2D parse(String strokes) {
        Path2D path = new Path2D.Double();
        try (Scanner words = new Scanner(strokes)) {
            while (words.hasNext()) {
                String command = words.next();
                double[] p = new double[command.equals("C") ? 6 : 2];
                for (int i = 0; i < p.length; i++) {
                    p[i] = Double.parseDouble(words.next());
                }
                switch (command) {
                    case "M" -> path.moveTo(p[0], p[1]);
                    case "L" -> path.lineTo(p[0], p[1]);
                    case "C" -> path.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
                    default -> throw new IllegalStateException("unknown stroke " + command);
                }
            }
        }
        return path;
    }
}
