package org.mroptimum.local.ismrmrd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.local.RealFiles.rawData;
import static org.mroptimum.local.RealFiles.staged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.port.RawDataSummary;

/** Real ISMRMRD files against values that h5py read independently ({@code reference.json}). */
class IsmrmrdRealFilesTest {
    private static final String ZERO_CHANNELS = "ismrmrd_1ch_100x100_zero_channels_in_header.h5";
    private static final String TRAJECTORY = "ismrmrd_simulated_1ch_256lines_with_trajectory.h5";
    private static final String IMAGES = "ismrmrd_images_only_no_acquisitions.h5";

    private final IsmrmrdReader reader = new IsmrmrdReader();

    @ParameterizedTest
    @ValueSource(strings = {ZERO_CHANNELS, TRAJECTORY})
    void indexesEveryReadoutWithItsSamples(String name) throws IOException {
        JsonNode expected = reference(name);
        try (IsmrmrdFile file = IsmrmrdFile.open(rawData(name))) {
            AcquisitionTable table = file.table();
            assertEquals(expected.get("n_acquisitions").asInt(), table.size());
            JsonNode counts = expected.get("counts");
            assertEquals(counts.get("noise").asInt(), count(table, r -> table.use(r) == ReadoutUse.NOISE));
            assertEquals(
                    counts.get("imaging_incl_calimg").asInt(),
                    count(table, r -> table.use(r).imaging()));
            assertEquals(counts.get("reverse").asInt(), count(table, table::reversed));
            JsonNode first = expected.get("first_image_acq").get("first5_first_channel");
            FloatBuffer samples = file.samples(0).asFloatBuffer();
            for (int i = 0; i < 5; i++) {
                assertEquals((float) first.get(i).get(0).asDouble(), samples.get(2 * i));
                assertEquals((float) first.get(i).get(1).asDouble(), samples.get(2 * i + 1));
            }
            double sum = 0;
            for (int r = 0; r < table.size(); r++) {
                FloatBuffer all = file.samples(r).asFloatBuffer();
                for (int i = 0; i < all.limit(); i += 2) {
                    sum += Math.hypot(all.get(i), all.get(i + 1));
                }
            }
            double reference = expected.get("sum_abs_all").asDouble();
            assertEquals(reference, sum, 1e-6 * reference);
        }
    }

    @Test
    void readsTheFileWithoutChannelCountAndDwellTime() throws IOException {
        Path path = rawData(ZERO_CHANNELS);
        try (Acquisition scan = reader.open(staged(path), FileReference.local(ZERO_CHANNELS))) {
            assertEquals(100, scan.header().frequency());
            assertEquals(100, scan.header().phase());
            assertEquals(1, scan.header().coils());
            assertEquals(1, scan.header().oversampling());
            assertTrue(scan.header().dwellTimeNs().isEmpty());
            assertTrue(scan.header().warnings().stream().anyMatch(w -> w.contains("dwell")));
            assertEquals(220, scan.header().slices().get(0).readFov(), 1e-9);
            double reference = reference(ZERO_CHANNELS).get("sum_abs_imaging").asDouble();
            assertEquals(reference, sum(scan.signal(0, 0)), 1e-6 * reference);
        }
    }

    @Test
    void refusesATrajectoryClearly() throws IOException {
        Path path = rawData(TRAJECTORY);
        JobFailure failure =
                assertThrows(JobFailure.class, () -> reader.open(staged(path), FileReference.local(TRAJECTORY)));
        assertEquals(RawDataError.NOT_CARTESIAN, failure.code());

        RawDataSummary summary = reader.inspect(staged(path), FileReference.local(TRAJECTORY));
        assertTrue(summary.warnings().stream().anyMatch(w -> w.contains("MRO-2006")));
        assertEquals("256", summary.measurements().get(0).facts().get("readouts"));
    }

    @Test
    void refusesImagesClearly() throws IOException {
        Path path = rawData(IMAGES);
        assertTrue(reader.recognises(staged(path)));
        JobFailure failure =
                assertThrows(JobFailure.class, () -> reader.open(staged(path), FileReference.local(IMAGES)));
        assertEquals(RawDataError.NO_IMAGE_DATA, failure.code());
        assertTrue(failure.problems().get(0).detail().contains("images"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"siemens_ve11_gre_2ch_oblique.dat", "ge_pfile_rev26_gre_8ch.7"})
    void leavesOtherVendorsAlone(String name) throws IOException {
        assertFalse(reader.recognises(staged(rawData(name))));
    }

    private static int count(AcquisitionTable table, IntPredicate which) {
        return (int) table.readouts().filter(which).count();
    }

    private static double sum(KSpace k) {
        double sum = 0;
        for (int c = 0; c < k.coils(); c++) {
            for (int i = 0; i < k.size(); i++) {
                sum += Math.hypot(k.re(c)[i], k.im(c)[i]);
            }
        }
        return sum;
    }

    private static JsonNode reference(String name) throws IOException {
        return new ObjectMapper()
                .readTree(rawData("reference.json").toFile())
                .get("ismrmrd")
                .get(name);
    }
}
