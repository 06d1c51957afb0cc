package org.mroptimum.domain.job.chooser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.Documents;
import org.mroptimum.domain.job.JobRequest;
import org.mroptimum.domain.job.JobRequestParser;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;

class JobChooserTest {
    private static final JobChooser CHOOSER = new JobChooser(LightBudget.LAMBDA);
    private static final long MB = 1_000_000;
    private static final String SENSITIVITY = "task.options.reconstructor.options.sensitivityMap.options.";

    private static JobRequest request(String example) {
        return JobRequestParser.parse(Documents.example(example));
    }

    private static InputSizes sizes(int matrix, int coils, int slices) {
        long bytes = 16L * matrix * matrix * coils * slices;
        return InputSizes.of(new InputSizes.Dimensions(matrix, matrix, coils, slices, 1), bytes);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    req_ac_rss,                   256,  32,  20, LIGHT, fits a light computer
                    req_ac_b1,                    256,  32,  20, LIGHT, fits a light computer
                    req_ac_sense,                 256,  32,  20, LIGHT, fits a light computer
                    req_ac_grappa,                256,  32,  20, LIGHT, fits a light computer
                    req_cr_rss,                   256,  32,  20, LIGHT, fits a light computer
                    req_cr_grappa,                512,  64,  60, HEAVY, more time
                    req_ac_rss,                  2048,  64,   2, HEAVY, more memory than
                    req_cr_grappa,               2048, 128,  60, HEAVY, more memory and time
                    req_ac_b1,                    512,  64, 100, HEAVY, more memory
                    req_pmr_rss,                   64,   4,   1, HEAVY, pseudo multiple replica method
                    req_mr_rss,                    64,   4,   1, HEAVY, the multiple replica method
                    req_mask_espirit,              64,   4,   1, HEAVY, ESPIRiT
                    req_mask_legacy_string_espirit, 64,  4,   1, HEAVY, ESPIRiT
                    req_mask_reference,            64,   4,   1, LIGHT, fits
                    """)
    void choosesByRuleAndByEstimate(String example, int matrix, int coils, int slices, Weight weight, String reason) {
        Placement placement = CHOOSER.choose(request(example), sizes(matrix, coils, slices));
        assertEquals(weight, placement.weight(), placement.toString());
        assertTrue(placement.reason().contains(reason), placement.reason());
        assertTrue(placement.estimatedMemoryMb() > 0 && placement.estimatedSeconds() > 0, placement.toString());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    DI, false, 256, 32,  20, LIGHT
                    DI, false, 512, 64, 100, HEAVY
                    AC, true,  256, 32,  20, LIGHT
                    AC, true,  512, 64,  60, HEAVY
                    DI, true,  512, 64,  60, HEAVY
                    """)
    void judgesTheMethodsOfOursByTheEstimate(
            String method, boolean check, int matrix, int coils, int slices, Weight weight) {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.name", method);
        Documents.put(document, "task.options.check", check);
        Placement placement = CHOOSER.choose(JobRequestParser.parse(document), sizes(matrix, coils, slices));
        assertEquals(weight, placement.weight(), placement.toString());
    }

    /** The work of ESPIRiT is the same for maps as for the mask that the rule sends to a heavy computer. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    inner,   24, 256, 32,  20, LIGHT, fits a light computer
                    inner,   24, 512, 64,  80, LIGHT, fits a light computer
                    espirit, 24, 256, 32,  20, LIGHT, fits a light computer
                    espirit, 24, 256, 32, 100, LIGHT, fits a light computer
                    espirit, 24, 512, 64,  80, HEAVY, more time
                    espirit, 24, 512, 64,  20, LIGHT, fits a light computer
                    espirit, 60, 512, 64,  20, HEAVY, more time
                    walsh,   24, 256, 32,  20, LIGHT, fits a light computer
                    walsh,   24, 512, 64,  80, HEAVY, more time
                    """)
    void judgesMapsByTheEstimate(
            String maps, int calibration, int matrix, int coils, int slices, Weight weight, String reason) {
        Placement placement = CHOOSER.choose(maps(maps, calibration), sizes(matrix, coils, slices));
        assertEquals(weight, placement.weight(), placement.toString());
        assertTrue(placement.reason().contains(reason), placement.reason());
    }

    private static JobRequest maps(String method, int calibration) {
        Map<String, Object> document = Documents.with("req_ac_b1", SENSITIVITY + "sensitivityMapMethod", method);
        Documents.put(document, SENSITIVITY + "espirit", Documents.json("{'k': 6, 'r': " + calibration + "}"));
        Documents.put(document, "output.coilsensitivity", false);
        return JobRequestParser.parse(document);
    }

    @Test
    void anEspiritMaskAndMapsOfOneOperatorCostTheWorkOnce() {
        long plain = secondsOfEspirit("{'sensitivityMapMethod': 'inner'}");
        long mask = secondsOfEspirit("{'sensitivityMapMethod': 'inner', 'mask': {'method': 'espirit', 'c': 0.9}}");
        long both = secondsOfEspirit("{'sensitivityMapMethod': 'espirit', 'mask': {'method': 'espirit', 'c': 0.9}}");
        long two = secondsOfEspirit(
                "{'sensitivityMapMethod': 'espirit', 'mask': {'method': 'espirit'}, 'espirit': {'k': 7, 'r': 24}}");
        assertTrue(mask > plain + 30, plain + " " + mask);
        assertEquals(mask, both);
        assertTrue(two > 2 * mask - plain, two + " " + mask);
    }

    private static long secondsOfEspirit(String options) {
        String map = "task.options.reconstructor.options.sensitivityMap.options";
        return seconds(Documents.with("req_ac_b1", map, Documents.json(options)), 1);
    }

    @Test
    void aLargeCalibrationBlockTakesMemoryForItsEigenvectors() {
        InputSizes sizes = sizes(128, 32, 20);
        long small = CHOOSER.choose(maps("espirit", 24), sizes).estimatedMemoryMb();
        long large = CHOOSER.choose(maps("espirit", 60), sizes).estimatedMemoryMb();
        // 3 matrices of complex doubles in each of 2 threads; 1152 = 36 x 32 rows need 121 MiB, 361 = 19 x 19 need 12.
        assertTrue(large - small > 100 && large - small < 125, small + " " + large);
    }

    @Test
    void methodsThatCompareRepetitionsPayForEach() {
        Map<String, Object> document = Documents.with("req_mr_rss", "task.name", "DI");
        long two = seconds(document, 2);
        assertEquals(two, seconds(document, 100), "the first two count");
        assertTrue(two > 2.5 * seconds(Documents.example("req_ac_rss"), 1), "three images and their readings");
        assertTrue(seconds(Documents.example("req_mr_rss"), 100) > 30 * two);
    }

    /** Without the time to read the file. */
    private static long seconds(Map<String, Object> document, int repetitions) {
        InputSizes sizes = InputSizes.of(new InputSizes.Dimensions(512, 512, 64, 100, repetitions), 0);
        return CHOOSER.choose(JobRequestParser.parse(document), sizes).estimatedSeconds();
    }

    @Test
    void aCheckCostsItsReplicas() {
        Map<String, Object> document = Documents.with("req_ac_rss", "task.options.check", true);
        Documents.put(document, "task.options.NR", 100);
        Placement checked = CHOOSER.choose(JobRequestParser.parse(document), sizes(256, 32, 20));
        Placement plain = CHOOSER.choose(request("req_ac_rss"), sizes(256, 32, 20));
        assertTrue(checked.estimatedSeconds() > 5 * plain.estimatedSeconds(), checked + " " + plain);
        assertTrue(checked.estimatedMemoryMb() > plain.estimatedMemoryMb() + 32, "the batch of replicas");
    }

    @Test
    void replicasShareOneSliceBetweenAllThreads() {
        JobChooser wide = new JobChooser(new LightBudget(4096, 900, 8, 1.5));
        InputSizes sizes = sizes(512, 32, 20);
        assertEquals(
                memory("req_cr_rss", sizes),
                wide.choose(request("req_cr_rss"), sizes).estimatedMemoryMb());
        assertTrue(wide.choose(request("req_ac_rss"), sizes).estimatedMemoryMb() > memory("req_ac_rss", sizes) + 1000);
    }

    @Test
    void seesAnEspiritMaskWhereverTheExistingPlatformSeesIt() {
        String options = "task.options.reconstructor.options.";
        Map<String, Object> beside =
                Documents.with("req_ac_rss", options + "mask", Documents.json("{'method': 'ESPIRiT'}"));
        assertEquals(
                Weight.HEAVY,
                CHOOSER.choose(JobRequestParser.parse(beside), sizes(64, 4, 1)).weight());
        Map<String, Object> unused = Documents.example("req_mask_espirit");
        Documents.put(unused, "task.options.reconstructor.name", "rss");
        assertEquals(
                Weight.HEAVY,
                CHOOSER.choose(JobRequestParser.parse(unused), sizes(64, 4, 1)).weight());
        Map<String, Object> other = Documents.with("req_ac_rss", options + "mask", Documents.json("{'method': 'no'}"));
        assertEquals(
                Weight.LIGHT,
                CHOOSER.choose(JobRequestParser.parse(other), sizes(64, 4, 1)).weight());
    }

    @ParameterizedTest
    @CsvSource({"0, LIGHT", "100, LIGHT", "1000, LIGHT", "60000, HEAVY", "9000000000000, HEAVY"})
    void judgesByTheFileWhenNothingElseIsKnown(long megabytes, Weight weight) {
        Placement placement = CHOOSER.choose(request("req_ac_rss"), InputSizes.ofFile(megabytes * MB));
        assertEquals(weight, placement.weight(), placement.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"req_ac_rss", "req_cr_rss", "req_pmr_grappa"})
    void memoryGrowsWithTheSliceAndHardlyWithTheirNumber(String example) {
        long one = memory(example, sizes(256, 32, 2));
        long manySlices = memory(example, sizes(256, 32, 40));
        long largeSlice = memory(example, sizes(1024, 32, 2));
        assertTrue(manySlices - one < 150, one + " " + manySlices);
        assertTrue(largeSlice > one + 1000, one + " " + largeSlice);
    }

    @Test
    void savedSensitivitiesTakeMemoryForEachSlice() {
        assertTrue(memory("req_ac_b1", sizes(256, 32, 40)) - memory("req_ac_b1", sizes(256, 32, 2)) > 500);
    }

    private static long memory(String example, InputSizes sizes) {
        return CHOOSER.choose(request(example), sizes).estimatedMemoryMb();
    }

    @Test
    void timeGrowsWithReplicas() {
        Map<String, Object> many = Documents.with("req_cr_rss", "task.options.NR", 600);
        Placement few = CHOOSER.choose(request("req_cr_rss"), sizes(256, 32, 20));
        Placement lots = CHOOSER.choose(JobRequestParser.parse(many), sizes(256, 32, 20));
        assertTrue(lots.estimatedSeconds() > 20 * few.estimatedSeconds(), few + " " + lots);
        assertEquals(Weight.HEAVY, lots.weight());
    }

    @Test
    void theBudgetDecides() {
        JobChooser small = new JobChooser(new LightBudget(256, 900, 1, 1));
        assertEquals(
                Weight.HEAVY,
                small.choose(request("req_ac_rss"), sizes(64, 4, 1)).weight());
    }

    /** Replicas make the slices heavy; few slices, light jobs and jobs that mostly fetch their file stay in one piece. */
    @ParameterizedTest
    @CsvSource(textBlock = """
                    req_pmr_grappa, 256,  32,  60,   20,  1
                    req_pmr_grappa, 256,  32,  60,  200,  2
                    req_pmr_grappa, 256,  32,  60, 2000, 15
                    req_pmr_grappa, 512,  64, 400, 2000, 32
                    req_pmr_grappa, 512,  64,   7, 2000,  1
                    req_pmr_grappa, 512,  64,   8, 2000,  2
                    req_pmr_rss,     64,   4,   1,   20,  1
                    req_ac_rss,     256,  32,  20,   20,  1
                    req_ac_rss,    2048,  64,  60,   20,  1
                    """)
    void cutsHeavyJobsOfManySlices(String example, int matrix, int coils, int slices, int replicas, int parts) {
        Map<String, Object> document = Documents.with(example, "task.options.NR", replicas);
        JobChooser cutting = new JobChooser(LightBudget.LAMBDA, PartBudget.FARGATE);
        JobRequest request = JobRequestParser.parse(document);
        Placement placement = cutting.choose(request, sizes(matrix, coils, slices));
        assertEquals(parts, placement.parts(), placement.toString());
        assertEquals(parts > 1, placement.reason().contains("in " + parts + " parts of about "), placement.reason());
        assertEquals(1, CHOOSER.choose(request, sizes(matrix, coils, slices)).parts());
    }

    @Test
    void cutsByTheFileWhenNothingElseIsKnown() {
        JobChooser cutting = new JobChooser(LightBudget.LAMBDA, PartBudget.FARGATE);
        JobRequest request = JobRequestParser.parse(Documents.with("req_pmr_grappa", "task.options.NR", 500));
        assertEquals(1, cutting.choose(request, InputSizes.ofFile(0)).parts());
        assertTrue(cutting.choose(request, InputSizes.ofFile(4_000 * MB)).parts() > 4);
    }

    @Test
    void cutsForMemoryOnlyWhenThatHelps() {
        Map<String, Object> document = Documents.with("req_ac_b1", "output.coilsensitivity", true);
        JobRequest request = JobRequestParser.parse(document);
        PartBudget small = new PartBudget(1, 2000, 100_000, 1, 100);
        Placement maps = new JobChooser(new LightBudget(256, 1, 1, 1), small).choose(request, sizes(256, 32, 100));
        Placement slice = new JobChooser(new LightBudget(256, 1, 1, 1), small).choose(request, sizes(2048, 64, 2));
        assertTrue(maps.parts() > 1 && maps.parts() < 10, maps.toString());
        assertEquals(1, slice.parts(), slice.toString());
    }

    @Test
    void refusesSizesAndBudgetsThatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new InputSizes.Dimensions(64, 64, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new LightBudget(4096, 900, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new LightBudget(4096, 900, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new PartBudget(1, 1, 1, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Placement(Weight.HEAVY, 1, 1, "why", 0));
    }
}
