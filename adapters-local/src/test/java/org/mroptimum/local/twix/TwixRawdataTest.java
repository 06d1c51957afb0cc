package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.local.twix.ReferenceFiles.Example;

/** Headers, readout classes, geometry and noise of real scanner files. */
class TwixRawdataTest {
    private static final Map<ReadoutKind, String> CLASSES = Map.of(
            ReadoutKind.PHASE_CORRECTION, "phasecor",
            ReadoutKind.IMAGE, "image",
            ReadoutKind.END, "acqend");

    @ParameterizedTest
    @MethodSource("org.mroptimum.local.twix.ReferenceFiles#all")
    void containerAndReadoutsOfEveryClass(Example example) throws IOException {
        assertTrue(new TwixReader().recognises(Scans.staged(example.file())));
        try (TwixFile file = TwixFile.open(example.file().toString())) {
            assertEquals("Siemens TWIX " + example.reference().get("container").asText(), file.container());
            JsonNode measurements = example.reference().get("measurements");
            assertEquals(measurements.size(), file.count());
            for (int m = 0; m < file.count(); m++) {
                JsonNode expected = measurements.get(m);
                Measurement measurement = file.measurement(m);
                MeasurementScan scan = measurement.scan();
                CLASSES.forEach((kind, name) -> assertEquals(
                        expected.get("readouts").path(name).path("n").asInt(0), scan.count(kind), name));
                assertEquals(expected.get("readouts").size(), scan.counts().size());
                assertEquals(
                        expected.get("acqend_found").asBoolean(),
                        scan.complaint().isEmpty());
                header(expected, measurement.header());
                JsonNode raid = example.reference().path("raid").path(m);
                if (raid.has("prot")) {
                    assertEquals(
                            raid.get("off").asLong(),
                            file.directory().measurements().get(m).start());
                    assertEquals(
                            raid.get("prot").asText(),
                            file.directory().measurements().get(m).protocol());
                }
            }
        }
    }

    private static void header(JsonNode expected, MeasurementHeader header) {
        JsonNode yaps = expected.get("MeasYaps");
        assertEquals(
                yaps.get("sRXSPEC.alDwellTime[0]").asDouble(), header.dwellNs().orElseThrow());
        assertEquals(
                yaps.get("sKSpace.lBaseResolution").asInt(),
                header.baseResolution().orElseThrow());
        assertEquals(
                yaps.get("sKSpace.lPhaseEncodingLines").asInt(),
                header.phaseLines().orElseThrow());
        assertEquals(yaps.get("tProtocolName").asText(), header.protocol());
        assertEquals(yaps.get("sPat.lAccelFactPE").asInt(), header.acceleration());
        assertEquals(expected.get("flReadoutOSFactor").asDouble(), header.oversampling());
        assertEquals(expected.get("SoftwareVersions").asText(), header.software());
        assertEquals(expected.get("slices_header").size(), header.slices().size());
        assertFalse(header.partialFourier());
    }

    /** Sums over everything with the given number of samples kept; gives the first repetition. */
    @ParameterizedTest
    @MethodSource("org.mroptimum.local.twix.ReferenceFiles#readable")
    void geometryAsTheReadoutHeadersAndTheProtocolSay(Example example) throws IOException {
        JsonNode measurements = example.reference().get("measurements");
        JsonNode expected = measurements.get(measurements.size() - 1);
        try (Acquisition a = example.open(false)) {
            SliceGeometry g = a.header().slices().get(0);
            JsonNode columns = expected.get("first_image_readout").get("rotmat_columns_phase_read_slice");
            TwixRoundTripTest.assertVector(column(columns, 0), g.phase(), 2e-6);
            TwixRoundTripTest.assertVector(column(columns, 1), g.read(), 2e-6);
            TwixRoundTripTest.assertVector(column(columns, 2), g.normal(), 2e-6);
            JsonNode slice = expected.get("slices_header").get(0);
            TwixRoundTripTest.assertVector(vector(slice.get("position_sag_cor_tra_mm")), g.centre(), 1e-4);
            assertEquals(slice.get("dThickness").asDouble(), g.thickness());
            assertEquals(slice.get("dPhaseFOV").asDouble(), g.phaseFov());
            assertEquals(slice.get("dReadoutFOV").asDouble(), g.readFov());
            double os = expected.get("flReadoutOSFactor").asDouble();
            assertEquals(os, a.header().oversampling());
            assertEquals(
                    Math.round(expected.get("grid").get("shape").get(9).asInt() / os),
                    a.header().frequency());
            assertEquals(1, a.header().sampling().accelerationPhase());
            KSpace k = a.signal(0, a.header().repetitions() - 1);
            assertEquals(a.header().phase(), k.phase());
            boolean cut = example.name().contains("truncated");
            assertEquals(cut ? 160 : expected.get("grid").get("shape").get(0).asInt(), k.phase());
            assertEquals(
                    cut,
                    a.header().warnings().stream().anyMatch(w -> w.contains("partial read")),
                    a.header().warnings()::toString);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mroptimum.local.twix.ReferenceFiles#all")
    void inspectShowsMeasurementsAndNoPatient(Example example) throws IOException {
        RawDataSummary summary = new TwixReader()
                .inspect(Scans.staged(example.file()), Scans.reference(example.file(), false, Map.of()));
        assertEquals(
                example.reference().get("measurements").size(),
                summary.measurements().size());
        assertTrue(summary.measurements().get(0).facts().containsKey("dwell time"));
        assertFalse(summary.toString().contains("xxx"), "overwritten patient fields must not appear");
    }

    private static Vector3 column(JsonNode matrix, int c) {
        return new Vector3(
                matrix.get(0).get(c).asDouble(),
                matrix.get(1).get(c).asDouble(),
                matrix.get(2).get(c).asDouble());
    }

    private static Vector3 vector(JsonNode v) {
        return new Vector3(v.get(0).asDouble(), v.get(1).asDouble(), v.get(2).asDouble());
    }

    @Test
    void aHeaderWithoutReadoutsIsTruncated() throws IOException {
        Example example = named("header_only");
        JobFailure failure = assertThrows(JobFailure.class, () -> example.open(false));
        assertEquals(RawDataError.TRUNCATED, failure.code());
        RawDataSummary summary = new TwixReader()
                .inspect(Scans.staged(example.file()), Scans.reference(example.file(), false, Map.of()));
        assertTrue(summary.warnings().toString().contains("this scan cannot be computed: MRO-2003"));
    }

    @Test
    void anEarlierMeasurementServesAsNoiseByRequestOnly() throws IOException {
        Example example = named("multiraid");
        try (Acquisition a = example.open(true);
                NoiseScan noise = a.noise().orElseThrow()) {
            int[] readouts = {0};
            noise.forEachReadout((re, im, samples) -> readouts[0] += samples == 256 ? 1 : 0);
            assertEquals(256, readouts[0]);
            assertEquals(14500, noise.dwellTimeNs().orElseThrow());
            assertEquals(11600, a.header().dwellTimeNs().orElseThrow());
            assertEquals("image lines of measurement 1 (gre_bodycoil)", noise.origin());
        }
        try (Acquisition a = example.open(false)) {
            assertTrue(a.noise().isEmpty());
        }
    }

    private static Example named(String part) throws IOException {
        return ReferenceFiles.all()
                .filter(e -> e.name().contains(part))
                .findFirst()
                .orElseThrow();
    }
}
