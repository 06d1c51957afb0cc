package org.mroptimum.domain.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.mroptimum.domain.noise.NoiseCovariance;

/**
 * Results of an independent double-precision implementation for one simulated scan; {@code reference/index.json} explains each
 * file. Other modules reach them through the test-jar.
 *
 * @param name folder below {@code reference/}
 * @param noiseOversampling samples of the noise scan per sample of the image along readout
 */
public record ReferenceVectors(String name, int noiseOversampling) {

    /** Even and non-square with a twofold oversampled noise scan, odd, and square. */
    public static Stream<ReferenceVectors> all() {
        return Stream.of(even48(), odd(), even64());
    }

    public static ReferenceVectors even48() {
        return new ReferenceVectors("even_64x48x6_os2", 2);
    }

    public static ReferenceVectors odd() {
        return new ReferenceVectors("odd_45x33x5_same", 1);
    }

    public static ReferenceVectors even64() {
        return new ReferenceVectors("even_64x64x8_same", 1);
    }

    /** Names of all files of this case, as {@code index.json} lists them. */
    public List<String> files() {
        try (InputStream in = ReferenceVectors.class.getResourceAsStream("/reference/index.json")) {
            List<String> names = new ArrayList<>();
            new ObjectMapper()
                    .readTree(in)
                    .get(name)
                    .get("files")
                    .fieldNames()
                    .forEachRemaining(file -> names.add(file.substring(0, file.length() - ".npy".length())));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Npy array(String file) {
        return Npy.read("/reference/" + name + "/" + file + ".npy");
    }

    /** The covariance estimated from the noise scan, per signal sample. */
    public NoiseCovariance psi() {
        return matrix("psi");
    }

    public NoiseCovariance matrix(String file) {
        Npy psi = array(file);
        return new NoiseCovariance(psi.shape()[0], psi.re(), psi.im());
    }

    /** Pixels inside the object: true SNR above 5 % of its largest value. */
    public boolean[] inside() {
        double[] truth = array("truth_snr_rss").map();
        double limit = .05 * Arrays.stream(truth).max().orElseThrow();
        boolean[] inside = new boolean[truth.length];
        for (int p = 0; p < truth.length; p++) {
            inside[p] = truth[p] > limit;
        }
        return inside;
    }

    @Override
    public String toString() {
        return name;
    }
}
