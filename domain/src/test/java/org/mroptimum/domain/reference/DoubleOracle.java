package org.mroptimum.domain.reference;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mroptimum.domain.kspace.KSpaceWindow;
import org.mroptimum.domain.kspace.SamplingLattice;

/** Computes what a file of the reference vectors should hold, from the signal and the noise scan of its case. */
public final class DoubleOracle {
    private static final Pattern REPLICAS = Pattern.compile("^(pmr8|cr8_box2|mr8)_(.*)");
    private static final Pattern ACCELERATION = Pattern.compile("R(\\d)x(\\d)");
    private static final Pattern KERNEL = Pattern.compile("k(\\d)x(\\d)");
    private static final Pattern CALIBRATION = Pattern.compile("acl(\\d+)x(\\d+)");

    private final DoubleMatrix psi;
    private final DoubleSlice whitened;
    private final DoubleSlice images;
    private final List<String> files;
    private final Map<String, DoubleReplicas> replicas = new HashMap<>();

    /**
     * Whitens the signal of a case.
     *
     * @param reference the case
     * @param files names of its files; that of the sensitivities tells the calibration block of each SENSE acceleration
     */
    public DoubleOracle(ReferenceVectors reference, List<String> files) {
        this.files = List.copyOf(files);
        this.psi = DoubleNoise.covariance(DoubleSlice.of(reference.array("noise")), reference.noiseOversampling());
        this.whitened = DoubleNoise.whiten(DoubleSlice.of(reference.array("signal")), psi);
        this.images = whitened.image();
    }

    /** Matrices come as slices of one coil, rows along readout. */
    public DoubleSlice compute(String file) {
        if (REPLICAS.matcher(file).matches()) {
            MatchResult found = match(REPLICAS, file);
            return replicas(found.group(1), found.group(2));
        }
        return switch (file) {
            case "psi" -> slice(psi);
            case "noise_coefficients" -> slice(DoubleNoise.coefficients(psi));
            case "whitened" -> whitened;
            case "coil_images" -> images;
            case "sensitivities_inner_no_mask" -> images.normalised();
            case "ac_rss" -> snr(images.rootSumOfSquares());
            case "ac_b1" -> snr(images.combinedBy(images.normalised()));
            case "mask_reference" -> map(DoubleMask.reference(images));
            case "mask_percentage10" -> map(DoubleMask.percentage(images, 10));
            case "mask_percentagemean0p5" -> map(DoubleMask.percentageOfMean(images, .5));
            case "espirit_eigenvalue_k6_r24_t0.01" ->
                map(DoubleEspirit.of(whitened, 6, block(24, 24), .01).eigenvalues());
            default -> file.contains("sense") ? sense(file) : grappa(file);
        };
    }

    private DoubleSlice sense(String file) {
        if (file.startsWith("sense_")) {
            return sensitivities(calibration(file));
        }
        DoubleSense sense = senseOf(file);
        return switch (file.substring(0, file.indexOf('_'))) {
            case "recon" -> withBlockPhase(sense);
            case "ac" -> map(sense.snr(whitened));
            case "g" -> map(sense.g());
            default -> throw new IllegalArgumentException(file);
        };
    }

    private DoubleSense senseOf(String file) {
        MatchResult found = match(ACCELERATION, file);
        String sensitivities = files.stream()
                .filter(f -> f.startsWith("sense_" + found.group() + "_"))
                .findFirst()
                .orElseThrow();
        return DoubleSense.of(sensitivities(calibration(sensitivities)), lattice(number(found, 1), number(found, 2)));
    }

    private KSpaceWindow calibration(String file) {
        MatchResult found = match(CALIBRATION, file);
        return block(number(found, 1), number(found, 2));
    }

    private DoubleSlice sensitivities(KSpaceWindow block) {
        return whitened.inside(block).image().normalised();
    }

    /** The image of NUMERICS, whose phase jumps between blocks. */
    private DoubleSlice withBlockPhase(DoubleSense sense) {
        DoubleSlice image = sense.image(whitened);
        for (int i = 0; i < image.size(); i++) {
            double re = image.re()[0][i];
            double im = image.im()[0][i];
            double cos = Math.cos(sense.blockPhase(i));
            double sin = Math.sin(sense.blockPhase(i));
            image.re()[0][i] = re * cos - im * sin;
            image.im()[0][i] = re * sin + im * cos;
        }
        return image;
    }

    private DoubleSlice grappa(String file) {
        DoubleGrappa grappa = grappaOf(file);
        DoubleSlice filled = grappa.fill(whitened);
        return switch (file.substring(0, file.indexOf('_'))) {
            case "kspace" -> filled;
            case "g" -> map(grappa.g(filled.image()));
            case "ac" -> map(grappa.snr(filled.image()));
            default -> throw new IllegalArgumentException(file);
        };
    }

    private DoubleGrappa grappaOf(String file) {
        MatchResult acceleration = match(ACCELERATION, file);
        MatchResult kernel = match(KERNEL, file);
        return DoubleGrappa.of(
                whitened,
                calibration(file),
                number(kernel, 1),
                number(kernel, 2),
                lattice(number(acceleration, 1), number(acceleration, 2)));
    }

    private DoubleSlice replicas(String method, String reconstruction) {
        DoubleReplicas eight = replicas.get(reconstruction);
        if (eight == null) {
            eight = DoubleReplicas.of(whitened, 8, reconstruction(reconstruction));
            replicas.put(reconstruction, eight);
        }
        return switch (method) {
            case "pmr8" -> map(eight.pmr());
            case "cr8_box2" -> map(eight.cr(2));
            default -> map(eight.mr());
        };
    }

    /** With weights of the clean data. */
    private UnaryOperator<DoubleSlice> reconstruction(String name) {
        if (name.equals("rss")) {
            return k -> k.image().rootSumOfSquares();
        }
        if (name.equals("b1")) {
            DoubleSlice s = images.normalised();
            return k -> k.image().combinedBy(s);
        }
        if (name.startsWith("sense_")) {
            DoubleSense sense = senseOf(name);
            return sense::image;
        }
        DoubleGrappa grappa = grappaOf(name);
        return k -> grappa.fill(k).image().rootSumOfSquares();
    }

    private SamplingLattice lattice(int frequency, int phase) {
        return SamplingLattice.full(whitened.frequency(), whitened.phase()).decimated(frequency, phase);
    }

    private KSpaceWindow block(int frequency, int phase) {
        return new KSpaceWindow(
                whitened.frequency() / 2 - frequency / 2, frequency, whitened.phase() / 2 - phase / 2, phase);
    }

    private static MatchResult match(Pattern pattern, String file) {
        Matcher matcher = pattern.matcher(file);
        if (!matcher.find()) {
            throw new IllegalArgumentException(file);
        }
        return matcher.toMatchResult();
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static DoubleSlice snr(DoubleSlice image) {
        return DoubleSlice.map(
                image.frequency(),
                image.phase(),
                Arrays.stream(image.magnitude()).map(m -> Math.sqrt(2) * m).toArray());
    }

    private DoubleSlice map(double[] values) {
        return DoubleSlice.map(whitened.frequency(), whitened.phase(), values);
    }

    private static DoubleSlice slice(DoubleMatrix matrix) {
        DoubleSlice out = DoubleSlice.zeros(matrix.rows(), matrix.columns(), 1);
        for (int i = 0; i < out.size(); i++) {
            out.re()[0][i] = matrix.re()[i % matrix.rows()][i / matrix.rows()];
            out.im()[0][i] = matrix.im()[i % matrix.rows()][i / matrix.rows()];
        }
        return out;
    }
}
