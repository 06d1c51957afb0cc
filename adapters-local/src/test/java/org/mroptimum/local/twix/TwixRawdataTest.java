package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.kspace.Vector3;
import org.mroptimum.domain.port.RawDataSummary;

/** Real scanner files against the values that independent tools read from them. */
class TwixRawdataTest {
    private static final Path FOLDER = Path.of(System.getProperty("mroptimum.root", "."), "../shared/rawdata");
    private static final Map<ReadoutKind, String> CLASSES = Map.of(
            ReadoutKind.PHASE_CORRECTION, "phasecor",
            ReadoutKind.IMAGE, "image",
            ReadoutKind.END, "acqend");

    record Example(String name, JsonNode reference) {
        Path file() {
            return FOLDER.resolve(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Example> all() throws IOException {
        Path json = FOLDER.resolve("reference.json");
        if (!Files.exists(json)) {
            boolean required = Arrays.asList(Optional.ofNullable(System.getenv("MROPTIMUM_REQUIRE"))
                            .orElse("")
                            .split(",", -1))
                    .contains("rawdata");
            if (required) {
                fail("real raw data files are required but absent");
            }
            Assumptions.abort("real raw data files are absent");
        }
        JsonNode siemens = new ObjectMapper().readTree(json.toFile()).get("siemens");
        List<Example> examples = new ArrayList<>();
        siemens.fieldNames().forEachRemaining(name -> examples.add(new Example(name, siemens.get(name))));
        assertEquals(12, examples.size());
        return examples.stream();
    }

    static Stream<Example> readable() throws IOException {
        return all().filter(e -> !e.name().contains("header_only"));
    }

    @ParameterizedTest
    @MethodSource("all")
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

    @ParameterizedTest
    @MethodSource("readable")
    void samplesOnTheGrid(Example example) throws IOException {
        try (TwixFile file = TwixFile.open(example.file().toString())) {
            for (int m = 0; m < file.count(); m++) {
                JsonNode expected = example.reference().get("measurements").get(m);
                Measurement measurement = file.measurement(m);
                ImagePlan plan = ImagePlan.of(measurement, file.file().size());
                JsonNode shape = expected.get("grid").get("shape");
                int repetitions = plan.selection().repetitions().size();
                int samples = shape.get(9).asInt();
                assertEquals(shape.get(4).asInt(), repetitions);
                assertEquals(shape.get(2).asInt(), plan.order().counters().size());
                assertEquals(samples, plan.full());
                assertEquals(shape.get(0).asInt(), plan.selection().lines().length());
                assertEquals(0, plan.grid().shift());
                assertEquals(
                        expected.get("grid").get("lines_filled").asInt(),
                        plan.selection().readouts().size());
                check(
                        file,
                        measurement,
                        plan,
                        samples,
                        expected.get("sum_abs_image_lines").asDouble());
                JsonNode removed = expected.get("after_2x_readout_os_removal");
                KSpace first = check(
                        file,
                        measurement,
                        plan,
                        samples / 2,
                        removed.get("sum_abs").asDouble());
                assertEquals(shape.get(8).asInt(), first.coils());
                JsonNode samplesAfter = removed.get("first5_first_line_first_channel");
                double scale = magnitude(samplesAfter);
                for (int i = 0; i < 5; i++) {
                    assertEquals(samplesAfter.get(i).get(0).asDouble(), first.re(0)[i], 1e-5 * scale);
                    assertEquals(samplesAfter.get(i).get(1).asDouble(), first.im(0)[i], 1e-5 * scale);
                }
            }
        }
    }

    /** Sums over everything with the given number of samples kept; gives the first repetition. */
    private static KSpace check(TwixFile file, Measurement m, ImagePlan plan, int kept, double expectedSum) {
        ReadoutIndex index = m.scan().index();
        ChannelOrder channels = ChannelOrder.of(
                file.file(), m.layout(), index, plan.selection().readouts().first());
        SliceAssembly assembly = new SliceAssembly(
                file.file(),
                m.layout(),
                index,
                channels,
                plan.full(),
                kept,
                plan.grid().lines());
        double sum = 0;
        for (ReadoutList group : plan.groups()) {
            sum += sumAbs(assembly.assemble(group, index::line));
        }
        assertEquals(expectedSum, sum, 1e-6 * expectedSum);
        return assembly.assemble(plan.groups().get(0), index::line);
    }

    @ParameterizedTest
    @MethodSource("readable")
    void firstSamplesExactlyAsStored(Example example) throws IOException {
        try (TwixFile file = TwixFile.open(example.file().toString())) {
            for (int m = 0; m < file.count(); m++) {
                JsonNode expected =
                        example.reference().get("measurements").get(m).get("first_image_readout");
                Measurement measurement = file.measurement(m);
                ReadoutIndex index = measurement.scan().index();
                ReadoutLayout layout = measurement.layout();
                int samples = index.samples(0);
                ByteBuffer block =
                        file.file().read(index.offset(0), (int) layout.blockBytes(samples, index.channels(0)));
                assertEquals(ByteOrder.LITTLE_ENDIAN, block.order());
                JsonNode ids = expected.get("channel_ids_in_file_order");
                assertEquals(ids.size(), index.channels(0));
                for (int c = 0; c < ids.size(); c++) {
                    assertEquals(ids.get(c).asInt(), layout.channelId(block, c, samples));
                }
                stored(expected.get("first5_first_channel"), block, layout.samplesAt(0, samples));
                stored(expected.get("first5_last_channel"), block, layout.samplesAt(ids.size() - 1, samples));
            }
        }
    }

    private static void stored(JsonNode expected, ByteBuffer block, int at) {
        for (int i = 0; i < 5; i++) {
            assertEquals((float) expected.get(i).get(0).asDouble(), block.getFloat(at + 8 * i));
            assertEquals((float) expected.get(i).get(1).asDouble(), block.getFloat(at + 8 * i + 4));
        }
    }

    @ParameterizedTest
    @MethodSource("readable")
    void geometryAsTheReadoutHeadersAndTheProtocolSay(Example example) throws IOException {
        JsonNode measurements = example.reference().get("measurements");
        JsonNode expected = measurements.get(measurements.size() - 1);
        try (Acquisition a = open(example)) {
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
    @MethodSource("all")
    void inspectShowsMeasurementsAndNoPatient(Example example) throws IOException {
        RawDataSummary summary = new TwixReader()
                .inspect(Scans.staged(example.file()), Scans.reference(example.file(), false, Map.of()));
        assertEquals(
                example.reference().get("measurements").size(),
                summary.measurements().size());
        assertTrue(summary.measurements().get(0).facts().containsKey("dwell time"));
        assertFalse(summary.toString().contains("xxx"), "overwritten patient fields must not appear");
    }

    @ParameterizedTest
    @MethodSource("all")
    void aHeaderWithoutReadoutsIsTruncated(Example example) {
        if (example.name().contains("header_only")) {
            JobFailure failure = assertThrows(JobFailure.class, () -> open(example));
            assertEquals(RawDataError.TRUNCATED, failure.code());
        }
    }

    private static Acquisition open(Example example) throws IOException {
        return new TwixReader().open(Scans.staged(example.file()), Scans.reference(example.file(), false, Map.of()));
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

    private static double magnitude(JsonNode samples) {
        double largest = 0;
        for (JsonNode s : samples) {
            largest = Math.max(largest, Math.hypot(s.get(0).asDouble(), s.get(1).asDouble()));
        }
        return largest;
    }

    private static double sumAbs(KSpace k) {
        double sum = 0;
        for (int c = 0; c < k.coils(); c++) {
            for (int i = 0; i < k.size(); i++) {
                sum += Math.hypot(k.re(c)[i], k.im(c)[i]);
            }
        }
        return sum;
    }
}
