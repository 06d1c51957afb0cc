package org.mroptimum.domain.roi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Which pixels lie in a polygon; rows of the pictures go up in y. */
class PolygonTest {

    @Test
    void aPixelBelongsWhenItsCentreIsInside() {
        assertEquals(
                List.of("....", ".##.", ".##.", "...."),
                picture(polygon(0.5, 0.5, 2.5, 0.5, 2.5, 2.5, 0.5, 2.5), 4, 4));
    }

    @Test
    void aCentreOnAnEdgeBelongsWhenTheInsideIsOnItsFarSide() {
        assertEquals(List.of("....", ".##.", ".##.", "...."), picture(polygon(1, 1, 3, 1, 3, 3, 1, 3), 4, 4));
    }

    @Test
    void theDirectionOfTheCornersDoesNotMatter() {
        assertEquals(picture(polygon(1, 1, 3, 1, 3, 3, 1, 3), 4, 4), picture(polygon(1, 3, 3, 3, 3, 1, 1, 1), 4, 4));
    }

    @Test
    void aTriangleHasTheCentresBelowItsSlope() {
        // the slope x + y = 3: centres on it are out, as they lie at larger x
        assertEquals(List.of("###.", "##..", "#...", "...."), picture(polygon(0, 0, 3, 0, 0, 3), 4, 4));
    }

    @Test
    void whatIsCoveredTwiceIsOut() {
        assertEquals(
                List.of("#####", "#...#", "#...#", "#...#", "#####"),
                picture(
                        polygon(
                                -.5, -.5, 4.5, -.5, 4.5, 4.5, -.5, 4.5, -.5, -.5, .5, .5, 3.5, .5, 3.5, 3.5, .5, 3.5,
                                .5, .5),
                        5,
                        5));
    }

    @Test
    void whatReachesBeyondTheSliceIsCut() {
        assertEquals(List.of("##", "##"), picture(polygon(-100, -100, 100, -100, 100, 100, -100, 100), 2, 2));
        assertFalse(picture(polygon(5, 5, 9, 5, 9, 9), 3, 3).toString().contains("#"));
    }

    @Property(tries = 300)
    void everyPixelOfASliceBelongsToOneOfTwoHalves(
            @ForAll @DoubleRange(min = -3, max = 12) double cutAtBottom,
            @ForAll @DoubleRange(min = -3, max = 12) double cutAtTop) {
        boolean[] left = polygon(-9, -9, cutAtBottom, -9, cutAtTop, 18, -9, 18).pixels(9, 9);
        boolean[] right = polygon(cutAtBottom, -9, 18, -9, 18, 18, cutAtTop, 18).pixels(9, 9);
        for (int i = 0; i < left.length; i++) {
            left[i] ^= right[i];
        }
        boolean[] all = new boolean[81];
        Arrays.fill(all, true);
        assertArrayEquals(all, left);
    }

    private static Polygon polygon(double... xy) {
        List<Polygon.Vertex> vertices = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            vertices.add(new Polygon.Vertex(xy[i], xy[i + 1]));
        }
        return new Polygon(vertices);
    }

    private static List<String> picture(Polygon polygon, int width, int height) {
        boolean[] pixels = polygon.pixels(width, height);
        List<String> rows = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < width; x++) {
                row.append(pixels[y * width + x] ? '#' : '.');
            }
            rows.add(row.toString());
        }
        return rows;
    }
}
