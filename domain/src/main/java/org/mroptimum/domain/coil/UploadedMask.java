package org.mroptimum.domain.coil;

import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.result.Volume;

/**
 * A mask drawn by the user: valid where the image is above zero. A one-slice image serves every slice. Sizes up to
 * {@value #TOLERANCE} pixels apart are cropped or padded with invalid pixels around the common centre {@code n / 2}.
 */
public final class UploadedMask {
    private static final int TOLERANCE = 9;

    private final Volume image;
    private final int frequency;
    private final int phase;

    /** @throws JobFailure MRO-2012 when the image does not fit the scan */
    public UploadedMask(Volume image, int frequency, int phase, int slices) {
        if (Math.abs(image.frequency() - frequency) > TOLERANCE || Math.abs(image.phase() - phase) > TOLERANCE) {
            throw unusable(
                    image,
                    "the scan has " + frequency + " x " + phase + " pixels and at most " + TOLERANCE
                            + " pixels of difference can be evened out");
        }
        if (image.slices() != 1 && image.slices() != slices) {
            throw unusable(image, "the scan has " + slices + " slices: the image needs as many, or one for all");
        }
        this.image = image;
        this.frequency = frequency;
        this.phase = phase;
    }

    /** Writes the mask of one slice; index {@code f + frequency * p}. */
    public void read(int slice, boolean[] valid) {
        float[] values = image.re(image.slices() == 1 ? 0 : slice);
        int shiftF = image.frequency() / 2 - frequency / 2;
        int shiftP = image.phase() / 2 - phase / 2;
        for (int p = 0; p < phase; p++) {
            for (int f = 0; f < frequency; f++) {
                int x = f + shiftF;
                int y = p + shiftP;
                boolean inside = x >= 0 && x < image.frequency() && y >= 0 && y < image.phase();
                valid[f + frequency * p] = inside && values[x + image.frequency() * y] > 0;
            }
        }
    }

    private static JobFailure unusable(Volume image, String why) {
        return new JobFailure(
                RawDataError.WRONG_MASK_IMAGE,
                "the mask image has " + image.frequency() + " x " + image.phase() + " x " + image.slices()
                        + " voxels, but " + why);
    }
}
