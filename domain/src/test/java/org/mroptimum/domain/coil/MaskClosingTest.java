package org.mroptimum.domain.coil;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MaskClosingTest {

    private static List<String> close(String... rows) {
        int frequency = rows[0].length();
        boolean[] mask = new boolean[frequency * rows.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = rows[i / frequency].charAt(i % frequency) == '#';
        }
        new MaskClosing(frequency, rows.length).close(mask);
        return IntStream.range(0, rows.length)
                .mapToObj(p -> {
                    StringBuilder row = new StringBuilder();
                    for (int f = 0; f < frequency; f++) {
                        row.append(mask[f + frequency * p] ? '#' : '.');
                    }
                    return row.toString();
                })
                .toList();
    }

    @Test
    void fillsHolesAndKeepsTheOutline() {
        assertEquals(
                List.of(
                        ".........",
                        ".........",
                        "..#####..",
                        "..#####..",
                        "..#####..",
                        "..#####..",
                        "..#####..",
                        ".........",
                        "........."),
                close(
                        ".........",
                        ".........",
                        "..#####..",
                        "..#...#..",
                        "..#.#.#..",
                        "..#...#..",
                        "..#####..",
                        ".........",
                        "........."));
    }

    @Test
    void aHoleThatTouchesTheOutsideOnlyAtACornerIsFilled() {
        String[] open = {
            "..........",
            "..........",
            "..######..",
            "..#...#...",
            "..#...#...",
            "..#...#...",
            "..#####...",
            "..........",
            ".........."
        };
        List<String> closed = close(open);
        assertEquals("..#####...", closed.get(4));
    }

    @Test
    void bridgesAGapOfOnePixel() {
        assertEquals(
                "..######...",
                close("...........", "...........", "..##.###...", "..##.###...", "...........", "...........")
                        .get(2));
    }

    @Test
    void keepsTheRimOfAnObjectAtTheBorder() {
        assertEquals(
                List.of("###...", "###...", "###...", "......", "......", "......"),
                close("###...", "###...", "###...", "......", "......", "......"));
    }

    @Test
    void keepsASinglePixelAndAnEmptyMask() {
        assertEquals(
                List.of(".....", ".....", "..#..", ".....", "....."),
                close(".....", ".....", "..#..", ".....", "....."));
        assertEquals(List.of("...", "..."), close("...", "..."));
        assertEquals(List.of("."), close("."));
    }

    @Test
    void separateObjectsStaySeparate() {
        assertEquals(
                "..##...#..",
                close("..........", "..........", "..##...#..", "..........", "..........")
                        .get(2));
    }
}
