package org.mroptimum.local.ismrmrd;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.local.ismrmrd.RecordLayout.Field;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * Noise readouts of an ISMRMRD file as acquired; samples marked to be discarded are left out.
 *
 * @param ownsFile whether closing the scan closes the file
 */
record IsmrmrdNoise(
        IsmrmrdFile file,
        List<Integer> readouts,
        List<String> channelNames,
        OptionalDouble dwellTimeNs,
        OptionalDouble relativeBandwidth,
        String origin,
        List<String> warnings,
        boolean ownsFile)
        implements NoiseScan {

    /** The readouts flagged as noise, which came with an imaging scan. */
    static Optional<NoiseScan> flagged(IsmrmrdFile file, ReferenceOptions options) {
        int[] noise = of(file, ReadoutUse.NOISE).toArray();
        return noise.length == 0
                ? Optional.empty()
                : Optional.of(
                        scan(file, noise, options, "noise readouts of the imaging file", new ArrayList<>(), false));
    }

    /** The file as a noise scan: its image readouts, or its noise readouts when it has no other; MRO-2008 when it has neither. */
    static NoiseScan whole(IsmrmrdFile file, ReferenceOptions options) {
        List<String> warnings = new ArrayList<>();
        int[] noise = of(file, ReadoutUse.NOISE).toArray();
        int[] images = IntStream.concat(of(file, ReadoutUse.IMAGING), of(file, ReadoutUse.IMAGING_AND_CALIBRATION))
                .sorted()
                .toArray();
        if (images.length > 0) {
            if (noise.length > 0) {
                warnings.add("the noise file also holds " + noise.length
                        + " noise readouts; its image readouts, recorded without excitation, were used");
            }
            return scan(file, images, options, "image readouts of the noise file", warnings, true);
        }
        if (noise.length > 0) {
            return scan(file, noise, options, "noise readouts of the noise file", warnings, true);
        }
        throw new JobFailure(RawDataError.NO_NOISE_DATA, "the file holds no noise or image readouts");
    }

    private static IntStream of(IsmrmrdFile file, ReadoutUse use) {
        AcquisitionTable table = file.table();
        return table.readouts()
                .filter(r -> table.use(r) == use && table.kept(r) > 0 && table.get(r, Field.CHANNELS) > 0);
    }

    private static NoiseScan scan(
            IsmrmrdFile file,
            int[] readouts,
            ReferenceOptions options,
            String origin,
            List<String> warnings,
            boolean ownsFile) {
        AcquisitionTable table = file.table();
        if (table.distinct(Field.CHANNELS, Arrays.stream(readouts)).length > 1) {
            throw new JobFailure(RawDataError.INCONSISTENT, "the noise readouts have different channel counts");
        }
        OptionalDouble dwell = Dwell.of(table, readouts, options, warnings);
        OptionalDouble requested = options.noiseBandwidth();
        return new IsmrmrdNoise(
                file,
                Arrays.stream(readouts).boxed().toList(),
                Channels.names(file, readouts[0]),
                dwell,
                requested.isPresent() ? requested : file.header().relativeNoiseBandwidth(),
                origin,
                List.copyOf(warnings),
                ownsFile);
    }

    @Override
    public int coils() {
        return channelNames.size();
    }

    @Override
    public void forEachReadout(ReadoutVisitor visitor) {
        AcquisitionTable table = file.table();
        int longest = readouts.stream().mapToInt(table::kept).max().orElse(0);
        float[][] re = new float[coils()][longest];
        float[][] im = new float[coils()][longest];
        for (int readout : readouts) {
            FloatBuffer samples = file.samples(readout).asFloatBuffer();
            int kept = table.kept(readout);
            for (int c = 0; c < coils(); c++) {
                int from = c * table.get(readout, Field.SAMPLES) + table.get(readout, Field.DISCARD_PRE);
                for (int i = 0; i < kept; i++) {
                    re[c][i] = samples.get(2 * (from + i));
                    im[c][i] = samples.get(2 * (from + i) + 1);
                }
            }
            visitor.readout(re, im, kept);
        }
    }

    @Override
    public void close() {
        if (ownsFile) {
            file.close();
        }
    }
}
