package org.mroptimum.local.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.OutputFlags;
import org.mroptimum.domain.job.ReconstructionKind;
import org.mroptimum.domain.kspace.AcquisitionHeader;
import org.mroptimum.domain.kspace.SamplingPattern;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.noise.NoiseCovariance;
import org.mroptimum.domain.port.MemorySink;
import org.mroptimum.domain.port.ResultExamples;
import org.mroptimum.domain.result.HeapVolume;
import org.mroptimum.domain.result.SnrMap;
import org.mroptimum.domain.result.SnrMap.Kind;
import org.mroptimum.domain.result.SnrResult;
import org.mroptimum.domain.result.VoxelGrid;

class PreviewPagesTest {
    private static final int SIZE = 96;

    @Test
    void everyMapHasAPageWithAColourBar() throws IOException {
        MemorySink sink = pages(9);
        assertEquals(
                Set.of("preview/SNR.png", "preview/G.png", "preview/valid.png"),
                sink.files().keySet());

        BufferedImage page = read(sink, "preview/SNR.png");
        int x = barColumn(page);
        List<Integer> lightness = new ArrayList<>();
        for (int y = 0; y < page.getHeight(); y++) {
            if (isBar(page, x, y)) {
                lightness.add(luma(page.getRGB(x, y)));
            }
        }
        assertTrue(lightness.size() > 150, "the bar is " + lightness.size() + " pixels high");
        for (int i = 1; i < lightness.size(); i++) {
            assertTrue(lightness.get(i) <= lightness.get(i - 1) + 3, "the bar gets darker downwards");
        }
        assertTrue(lightness.get(0) > 200 && lightness.get(lightness.size() - 1) < 30);
        assertTrue(ink(page, x + 20, 0, page.getWidth(), page.getHeight()) > 100, "numbers beside the bar");
    }

    @ParameterizedTest
    @CsvSource({"1", "4", "70"})
    void anyNumberOfSlicesFits(int slices) throws IOException {
        BufferedImage page = read(pages(slices), "preview/SNR.png");

        assertTrue(page.getWidth() > 200 && page.getWidth() < 2500, "width " + page.getWidth());
        assertTrue(page.getHeight() > 200 && page.getHeight() < 2500, "height " + page.getHeight());
    }

    @Test
    void coloursRiseEvenlyInLightness() {
        Set<Integer> colours = new HashSet<>();
        int before = -1;
        for (int i = 0; i <= 256; i++) {
            int rgb = ColourMap.rgb(i / 256.0);
            colours.add(rgb);
            assertTrue(luma(rgb) >= before - 1, "step " + i);
            before = luma(rgb);
        }
        assertTrue(colours.size() > 240);
        assertEquals(ColourMap.rgb(1), ColourMap.rgb(7));
        assertEquals(ColourMap.rgb(0), ColourMap.rgb(-7));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 97.3, 98, 0|20|40|60|80",
        "0, 0.0123, 0.013, 0.000|0.002|0.004|0.006|0.008|0.010|0.012",
        "1, 2.34, 2.4, 1.0|1.2|1.4|1.6|1.8|2.0|2.2|2.4"
    })
    void numbersOnTheBarAreRound(double low, double high, double end, String ticks) {
        PreviewScale scale = PreviewScale.upTo(low, high);

        assertEquals(end, scale.high(), 1e-9);
        assertEquals(
                ticks, String.join("|", scale.ticks().stream().map(scale::text).toList()));
    }

    @Test
    void slicesAreTurnedAsRadiologistsExpect() {
        Vector3 x = new Vector3(1, 0, 0);
        Vector3 y = new Vector3(0, 1, 0);
        Vector3 z = new Vector3(0, 0, 1);

        assertEquals(new ViewOrientation(false, false, false, "R", "A"), view(x, y));
        assertEquals(new ViewOrientation(true, true, false, "R", "A"), view(y, x.times(-1)));
        assertEquals(new ViewOrientation(false, false, true, "A", "H"), view(y, z));
        assertEquals(new ViewOrientation(true, false, true, "R", "H"), view(z, x));
        ViewOrientation turned = view(y, x.times(-1));
        assertEquals(0 + 3 * 4, turned.index(0, 0, 3, 5));
        assertEquals(2 + 3 * 3, turned.index(1, 2, 3, 5));
    }

    @Test
    void pixelsThatAreAllValidNeedNoPage() throws IOException {
        HeapVolume ones = new HeapVolume(8, 6, 1, false);
        float[] values = new float[48];
        Arrays.fill(values, 1);
        ones.put(0, values, new float[0]);

        assertEquals(Set.of("preview/SNR.png"), written(ones, Optional.empty()).keySet());
        values[7] = 0;
        ones.put(0, values, new float[0]);
        assertEquals(
                Set.of("preview/SNR.png", "preview/valid.png"),
                written(ones, Optional.empty()).keySet());
    }

    @Test
    void theNoiseCoefficientsAreDrawnWithCoilNumbers() throws IOException {
        NoiseCovariance psi = new NoiseCovariance(2, new double[] {4, 3, 3, 9}, new double[] {0, 0, 0, 0});
        Map<String, byte[]> files = written(new HeapVolume(8, 6, 1, false), Optional.of(psi));
        assertEquals(Set.of("preview/SNR.png", "preview/valid.png", "preview/NCC.png"), files.keySet());

        BufferedImage page = ImageIO.read(new ByteArrayInputStream(files.get("preview/NCC.png")));
        int left = 30;
        int top = 108;
        assertEquals(ColourMap.rgb(1), page.getRGB(left + 100, top + 100) & 0xFFFFFF);
        assertEquals(ColourMap.rgb(0.5), page.getRGB(left + 340, top + 100) & 0xFFFFFF);
        for (int middle : List.of(120, 360)) {
            assertTrue(ink(page, left - 20, top + middle - 8, left - 2, top + middle + 8) > 5, "row number");
            assertTrue(ink(page, left + middle - 8, top - 18, left + middle + 8, top - 2) > 5, "column number");
        }
    }

    @Test
    void everyNewMapHasAPageAndSensitivitiesHaveNone() throws IOException {
        assertEquals(
                Set.of(
                        "preview/SNR.png",
                        "preview/NCC.png",
                        "preview/SNR_FA_corrected.png",
                        "preview/SNR_relative_error.png",
                        "preview/valid.png"),
                checked(false).keySet());
    }

    @Test
    void aSuspectResultHasABigRedWarningOnThePagesOfSnr() throws IOException {
        Map<String, byte[]> suspect = checked(true);
        Map<String, byte[]> agreeing = checked(false);
        for (String name : List.of("preview/SNR.png", "preview/SNR_FA_corrected.png")) {
            assertTrue(red(suspect.get(name)) > 500, name);
            assertEquals(0, red(agreeing.get(name)), name);
        }
        assertEquals(0, red(suspect.get("preview/SNR_relative_error.png")));
    }

    @Test
    void thePagesOfSnrTellSeedCheckAndPassport() {
        List<SliceGeometry> slice = List.of(SliceGeometry.unknown(8, 6));
        assertEquals(
                List.of(
                        "check: AC and PMR DISAGREE, median PMR / AC 1.4100, allowed 0.9800 to 1.0200",
                        "in 1234 pixels, spread 1.01 times that of 64 replicas",
                        "64 of 100 replicas a slice",
                        "seed 9007199254740993, from the content of the signal file",
                        "noise scale 0.6300: dwell time 5000.00 ns of noise, unknown of image",
                        "oversampling 2.000, bandwidth 0.7900 (measured), averages 1.000"),
                PreviewFacts.lines(ResultExamples.checked(slice, true, 0)));
        assertEquals(Optional.empty(), PreviewFacts.alarm(ResultExamples.checked(slice, false, 0)));
    }

    @Test
    void everyLetterOfTheFactsCanBeDrawn() {
        StrokeFont font = StrokeFont.load();
        List<SliceGeometry> slice = List.of(SliceGeometry.unknown(8, 6));
        List<String> texts = new ArrayList<>(PreviewFacts.lines(ResultExamples.checked(slice, true, 0)));
        texts.add(PreviewFacts.alarm(ResultExamples.checked(slice, true, 0)).orElseThrow());
        for (String text : texts) {
            text.chars()
                    .filter(c -> c != ' ')
                    .forEach(c -> assertTrue(
                            Math.abs(font.width(String.valueOf((char) c), 7) - 0.7) > 1e-9, text + ": " + (char) c));
        }
    }

    private static int red(byte @Nullable [] png) throws IOException {
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(Objects.requireNonNull(png)));
        int red = 0;
        for (int y = 0; y < page.getHeight(); y++) {
            for (int x = 0; x < page.getWidth(); x++) {
                red += (page.getRGB(x, y) & 0xFFFFFF) == 0xB3161B ? 1 : 0;
            }
        }
        return red;
    }

    private static Map<String, byte[]> checked(boolean suspect) throws IOException {
        SnrResult result = ResultExamples.checked(List.of(SliceGeometry.unknown(8, 6)), suspect, 2);
        MemorySink sink = new MemorySink();
        new PreviewPages(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        result,
                        BundleCatalogue.images(ReconstructionKind.RSS, result))
                .write(sink);
        String look = System.getProperty("preview.folder");
        if (look != null) {
            for (var file : sink.files().entrySet()) {
                Files.write(Path.of(look, "checked-" + suspect + file.getKey().replace('/', '-')), file.getValue());
            }
        }
        return sink.files();
    }

    private static int ink(BufferedImage page, int fromX, int fromY, int toX, int toY) {
        int ink = 0;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                ink += luma(page.getRGB(x, y)) < 200 ? 1 : 0;
            }
        }
        return ink;
    }

    private static Map<String, byte[]> written(HeapVolume valid, Optional<NoiseCovariance> psi) throws IOException {
        HeapVolume snr = new HeapVolume(8, 6, 1, false);
        snr.put(0, new float[48], new float[0]);
        List<SliceGeometry> slice = List.of(SliceGeometry.unknown(8, 6));
        AcquisitionHeader header = ResultExamples.result(slice).acquisition();
        List<SnrMap> maps = List.of(new SnrMap(Kind.SNR, 0, snr), new SnrMap(Kind.VALID, 0, valid));
        SnrResult result = new SnrResult(
                maps,
                psi,
                Optional.empty(),
                header,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        MemorySink sink = new MemorySink();
        new PreviewPages(
                        ResultExamples.request(ReconstructionKind.RSS, OutputFlags.NONE),
                        result,
                        BundleCatalogue.images(ReconstructionKind.RSS, result))
                .write(sink);
        return sink.files();
    }

    private static ViewOrientation view(Vector3 column, Vector3 row) {
        return ViewOrientation.of(new VoxelGrid(column, row, column.cross(row), new Vector3(0, 0, 0)));
    }

    /** Pages of a phantom; with -Dpreview.folder=PATH they can be looked at. */
    private static MemorySink pages(int slices) throws IOException {
        SnrResult result = phantom(slices);
        MemorySink sink = new MemorySink();
        new PreviewPages(
                        ResultExamples.request(ReconstructionKind.SENSE, OutputFlags.NONE),
                        result,
                        BundleCatalogue.images(ReconstructionKind.SENSE, result))
                .write(sink);
        String look = System.getProperty("preview.folder");
        if (look != null) {
            for (var file : sink.files().entrySet()) {
                Path target = Path.of(look, slices + "-" + file.getKey().replace('/', '-'));
                Files.write(target, file.getValue());
            }
        }
        return sink;
    }

    private static SnrResult phantom(int slices) {
        HeapVolume snr = new HeapVolume(SIZE, SIZE, slices, false);
        HeapVolume g = new HeapVolume(SIZE, SIZE, slices, false);
        HeapVolume valid = new HeapVolume(SIZE, SIZE, slices, false);
        List<SliceGeometry> geometry = new ArrayList<>();
        for (int s = 0; s < slices; s++) {
            float[][] v = new float[3][SIZE * SIZE];
            for (int i = 0; i < SIZE * SIZE; i++) {
                double x = (i % SIZE - SIZE / 2) / (SIZE * 0.42);
                double y = (i / SIZE - SIZE / 2) / (SIZE * (0.3 + 0.1 * s / slices));
                double r = x * x + y * y;
                v[0][i] = (float) (r < 1 ? 60 + 40 * x + 55 * r * r + 3 * Math.sin(40 * x) : 1.2 + 0.4 * Math.sin(i));
                v[1][i] = (float) (1 + 0.8 * Math.exp(-10 * y * y));
                v[2][i] = r < 1.2 ? 1 : 0;
            }
            snr.put(s, v[0], v[0]);
            g.put(s, v[1], v[1]);
            valid.put(s, v[2], v[2]);
            geometry.add(new SliceGeometry(
                    new Vector3(0, 0, 6.0 * s),
                    new Vector3(1, 0, 0),
                    new Vector3(0, 1, 0),
                    new Vector3(0, 0, 1),
                    220,
                    220,
                    5));
        }
        AcquisitionHeader header = new AcquisitionHeader(
                "test",
                "",
                SIZE,
                SIZE,
                2,
                List.of("A", "B"),
                1,
                OptionalDouble.empty(),
                1,
                SamplingPattern.full(SIZE),
                OptionalInt.empty(),
                geometry,
                List.of());
        List<SnrMap> maps = List.of(
                new SnrMap(Kind.SNR, 0, snr), new SnrMap(Kind.VALID, 0, valid), new SnrMap(Kind.G_FACTOR, 0, g));
        return new SnrResult(
                maps,
                Optional.empty(),
                Optional.empty(),
                header,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static BufferedImage read(MemorySink sink, String name) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(sink.bytes(name)));
        assertNotNull(image, name);
        return image;
    }

    private static int barColumn(BufferedImage page) {
        for (int x = page.getWidth() - 1; x >= 0; x--) {
            int count = 0;
            for (int y = 0; y < page.getHeight(); y++) {
                count += isBar(page, x, y) ? 1 : 0;
            }
            if (count > 150) {
                return x - 4; // well inside
            }
        }
        throw new AssertionError("no colour bar");
    }

    /** Saturated colours are the bar's; ink and paper are grey. */
    private static boolean isBar(BufferedImage page, int x, int y) {
        int rgb = page.getRGB(x, y);
        int r = rgb >> 16 & 255;
        int g = rgb >> 8 & 255;
        int b = rgb & 255;
        return Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > 16;
    }

    private static int luma(int rgb) {
        return (int) (0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255));
    }
}
