package org.mroptimum.domain.snr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mroptimum.domain.job.MethodOptions;
import org.mroptimum.domain.job.SnrMethod;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.phantom.PhantomAcquisition;
import org.mroptimum.domain.reference.SnrJobs;

/**
 * The bytes of all maps and of the noise covariance, as SHA-256 sums in {@code pinned-maps.txt}: the same for every JDK, machine
 * and number of threads. Whoever changes a number on purpose puts the sums of the failure message into that file.
 */
class PinnedBytesTest {
    private static final MethodOptions OPTIONS =
            new MethodOptions(40, 2, OptionalLong.empty(), OptionalDouble.empty(), false, Optional.empty());
    private static final int REPETITIONS = 5;

    static Stream<PinnedJob> jobs() {
        return PinnedJob.all(OPTIONS);
    }

    private static String sum(PinnedJob job, int threads) {
        int repetitions =
                job.request().method() == SnrMethod.MR || job.request().method() == SnrMethod.DI ? REPETITIONS : 1;
        try (Acquisition scan = new PhantomAcquisition(job.phantom(), repetitions)) {
            Optional<NoiseScan> noise = job.noise().or(scan::noise);
            return MapBytes.sum(SnrJobs.run(job.request(), scan, noise, Optional.empty(), threads, line -> {}));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jobs")
    void everyMachineAndNumberOfThreadsGivesTheseBytes(PinnedJob job) {
        for (int threads = 1; threads <= 3; threads++) {
            String sum = sum(job, threads);
            assertEquals(pinned().get(job.name()), sum, () -> "put into pinned-maps.txt:\n" + job.name() + " " + sum);
        }
    }

    @Test
    void everySumBelongsToAJob() {
        assertEquals(jobs().map(PinnedJob::name).collect(Collectors.toSet()), pinned().keySet());
    }

    private static Map<String, String> pinned() {
        Map<String, String> sums = new TreeMap<>();
        try (InputStream file = PinnedBytesTest.class.getResourceAsStream("/pinned-maps.txt")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int gap = line.lastIndexOf(' ');
                sums.put(line.substring(0, gap), line.substring(gap + 1));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sums;
    }
}
