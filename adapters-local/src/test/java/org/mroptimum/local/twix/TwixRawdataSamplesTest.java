package org.mroptimum.local.twix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.local.twix.ReferenceFiles.Example;

/** Samples of real scanner files, as stored and on the grid. */
class TwixRawdataSamplesTest {
    @ParameterizedTest
    @MethodSource("org.mroptimum.local.twix.ReferenceFiles#readable")
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
    @MethodSource("org.mroptimum.local.twix.ReferenceFiles#readable")
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
