package org.mroptimum.domain.roi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

class MeasurementParserTest {

    @Test
    void whatIsNotSaidHasItsDefault() {
        Measurement measurement = MeasurementParser.parse(Map.of());

        assertEquals(new Measurement("SNR", ValuePart.MAGNITUDE, List.of(), StatisticsChoice.DEFAULT), measurement);
    }

    @Test
    void everythingThatCanBeSaidIsRead() {
        Measurement measurement = MeasurementParser.parse(Map.of(
                "map",
                "sensitivity_00",
                "part",
                "phase",
                "bins",
                4,
                "percentiles",
                List.of(10, 90.5),
                "regions",
                List.of(
                        Map.of(
                                "name",
                                "liver",
                                "slice",
                                2,
                                "polygon",
                                List.of(List.of(0, 1), List.of(2.5, 1), List.of(0, 3))),
                        Map.of("slice", 0, "mask", Map.of("width", 3, "height", 2, "rle", List.of(1, 2, 3))))));

        assertEquals("sensitivity_00", measurement.map());
        assertEquals(ValuePart.PHASE, measurement.part());
        assertEquals(new StatisticsChoice(4, List.of(10.0, 90.5)), measurement.choice());
        Region liver = measurement.regions().get(0);
        assertEquals("liver", liver.name());
        assertEquals(2, liver.slice());
        assertEquals(
                new Polygon(List.of(new Polygon.Vertex(0, 1), new Polygon.Vertex(2.5, 1), new Polygon.Vertex(0, 3))),
                liver.shape());
        Region masked = measurement.regions().get(1);
        assertEquals("region 2", masked.name());
        assertArrayEquals(new boolean[] {false, true, true, false, false, false}, masked.pixels(3, 2, 1));
    }

    @Test
    void everyProblemIsToldWithItsPlace() {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> MeasurementParser.parse(Map.of(
                        "part",
                        "size",
                        "bins",
                        0,
                        "percentiles",
                        List.of(101),
                        "regions",
                        List.of(
                                Map.of("slice", -1, "polygon", List.of(List.of(0, 0), List.of(1, 1))),
                                Map.of("polygon", List.of(List.of(0, Double.NaN))),
                                Map.of("slice", 0),
                                "circle"))));

        assertEquals(
                List.of(
                        "$.part",
                        "$.bins",
                        "$.percentiles[0]",
                        "$.regions[0].slice",
                        "$.regions[0].polygon",
                        "$.regions[1].slice",
                        "$.regions[1].polygon[0]",
                        "$.regions[2].polygon",
                        "$.regions[3]"),
                failure.problems().stream().map(problem -> problem.path()).toList());
    }

    @Test
    void runsThatDoNotCoverTheMaskAreMro1020() {
        refused(Map.of("width", 3, "height", 2, "rle", List.of(1, 2)));
        refused(Map.of("width", 3, "height", 2, "rle", List.of(1, 6)));
        refused(Map.of("width", 3, "height", 2, "rle", Collections.nCopies(7, 1)));
    }

    @Test
    void aRegionThatDoesNotFitTheMapIsMro1020() {
        Region masked = new Region("m", 1, new RunLengthMask(3, 2, List.of(6)));

        assertEquals(
                RequestError.REGION_OUTSIDE,
                assertThrows(JobFailure.class, () -> masked.pixels(3, 2, 1)).code());
        assertEquals(
                RequestError.REGION_OUTSIDE,
                assertThrows(JobFailure.class, () -> masked.pixels(2, 3, 2)).code());
    }

    private static void refused(Map<String, Object> mask) {
        JobFailure failure = assertThrows(
                JobFailure.class,
                () -> MeasurementParser.parse(Map.of("regions", List.of(Map.of("slice", 0, "mask", mask)))));
        assertEquals(RequestError.REGION_OUTSIDE, failure.code());
    }
}
