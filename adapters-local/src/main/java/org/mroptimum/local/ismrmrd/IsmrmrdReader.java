package org.mroptimum.local.ismrmrd;

import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.domain.port.RawDataSummary;
import org.mroptimum.domain.port.StagedFile;
import org.mroptimum.local.rawdata.ReadOnlyFile;
import org.mroptimum.local.rawdata.ReferenceOptions;

/**
 * Reads ISMRMRD (MRD) raw data: 2-D Cartesian scans of one encoding. Options of the file reference: {@code dwellTime} (ns),
 * {@code noiseBandwidth}, {@code removeOversampling} (default true).
 */
public final class IsmrmrdReader implements RawDataReader {
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final byte[] MATLAB = "MATLAB".getBytes(StandardCharsets.US_ASCII);
    private static final int[] SIGNATURE_OFFSETS = {0, 512, 1024, 2048};

    @Override
    public String format() {
        return ScanPlan.CONTAINER;
    }

    @Override
    public List<String> vendors() {
        return List.of("ismrmrd", "mrd");
    }

    /** HDF5 that holds an ISMRMRD group, or HDF5 so damaged that nobody can tell. */
    @Override
    public boolean recognises(StagedFile file) {
        if (!isHdf5(Path.of(file.location()))) {
            return false;
        }
        try (FileChannel channel = ReadOnlyFile.open(Path.of(file.location()))) {
            Hdf5Container.of(channel);
            return true;
        } catch (JobFailure e) {
            return e.code() != RawDataError.UNKNOWN_FORMAT;
        } catch (IOException | HdfException e) {
            return false;
        }
    }

    @Override
    public RawDataSummary inspect(StagedFile file, FileReference reference) {
        try (IsmrmrdFile opened = IsmrmrdFile.open(Path.of(file.location()))) {
            return IsmrmrdSummary.of(opened, ReferenceOptions.of(reference));
        }
    }

    @Override
    public Acquisition open(StagedFile file, FileReference reference) {
        ReferenceOptions options = ReferenceOptions.of(reference);
        IsmrmrdFile opened = IsmrmrdFile.open(Path.of(file.location()));
        try {
            return new IsmrmrdAcquisition(opened, ScanPlan.of(opened, options), options);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    @Override
    public NoiseScan openNoise(StagedFile file, FileReference reference) {
        ReferenceOptions options = ReferenceOptions.of(reference);
        IsmrmrdFile opened = IsmrmrdFile.open(Path.of(file.location()));
        try {
            return IsmrmrdNoise.whole(opened, options);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static boolean isHdf5(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] start = in.readNBytes(SIGNATURE_OFFSETS[SIGNATURE_OFFSETS.length - 1] + HDF5.length);
            if (startsWith(start, 0, MATLAB)) {
                return false;
            }
            return Arrays.stream(SIGNATURE_OFFSETS).anyMatch(offset -> startsWith(start, offset, HDF5));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] bytes, int offset, byte[] prefix) {
        int end = offset + prefix.length;
        return bytes.length >= end && Arrays.equals(bytes, offset, end, prefix, 0, prefix.length);
    }
}
