package org.mroptimum.local.rawdata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mroptimum.local.RealFiles.staged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mroptimum.domain.job.FileReference;
import org.mroptimum.domain.job.FileSource;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RawDataError;
import org.mroptimum.domain.kspace.Acquisition;
import org.mroptimum.domain.kspace.KSpace;
import org.mroptimum.domain.kspace.NoiseScan;
import org.mroptimum.domain.kspace.SliceGeometry;
import org.mroptimum.domain.port.RawDataReader;
import org.mroptimum.local.RealFiles;
import org.mroptimum.local.arrays.ArrayReader;
import org.mroptimum.local.ismrmrd.IsmrmrdReader;
import org.mroptimum.local.synthetic.IsmrmrdWriter;
import org.mroptimum.local.synthetic.SyntheticScan;

class RawDataFormatsTest {
    @TempDir
    private Path folder;

    private final RawDataFormats formats = formats();

    private static RawDataFormats formats() {
        List<RawDataReader> readers = new ArrayList<>(ArrayReader.all());
        readers.add(new IsmrmrdReader());
        return new RawDataFormats(readers);
    }

    @Test
    void theDeclaredVendorIsChecked() throws IOException {
        Path file = scan();
        assertEquals(0, vendorWarnings(file, Optional.of("ismrmrd")));
        assertEquals(0, vendorWarnings(file, Optional.of("mrd")));
    }

    @Test
    void contentWinsOverAMissingOrWrongVendorWithAWarning() throws IOException {
        Path file = scan();
        assertEquals(1, vendorWarnings(file, Optional.empty()));
        assertEquals(1, vendorWarnings(file, Optional.of("siemens")));
        try (NoiseScan noise = formats.openNoise(staged(file), reference(file, Optional.of("siemens")))) {
            assertTrue(noise.warnings().stream().anyMatch(w -> w.contains("vendor siemens")));
            assertEquals(2, noise.coils());
        }
        assertTrue(formats.inspect(staged(file), reference(file, Optional.of("siemens"))).warnings().stream()
                .anyMatch(w -> w.contains("vendor")));
    }

    @Test
    void inspectingWithoutARequestAsksForNoVendor() throws IOException {
        Path file = scan();
        assertTrue(formats.inspect(staged(file), reference(file, Optional.empty())).warnings().stream()
                .noneMatch(w -> w.contains("vendor")));
    }

    @Test
    void theWarnedScanIsTheScan() throws IOException {
        Path file = scan();
        try (Acquisition plain = formats.open(staged(file), reference(file, Optional.of("ismrmrd")));
                Acquisition warned = formats.open(staged(file), reference(file, Optional.empty()))) {
            assertEquals(plain.header().slices(), warned.header().slices());
            assertEquals(plain.signal(0, 0).re(1)[5], warned.signal(0, 0).re(1)[5]);
            assertEquals(plain.calibration(0).isPresent(), warned.calibration(0).isPresent());
            assertEquals(plain.noise().isPresent(), warned.noise().isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"'', MRO-2001", "siemens, MRO-2001", "ge, MRO-2002", "philips, MRO-2002"})
    void unknownContentIsRefused(String vendor, String code) throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "nothing to see");
        FileReference reference = reference(file, Optional.of(vendor).filter(v -> !v.isEmpty()));
        assertFalse(formats.recognises(staged(file)));
        JobFailure failure = assertThrows(JobFailure.class, () -> formats.open(staged(file), reference));
        assertEquals(code, failure.code().id());
    }

    @Test
    void refusesAGePFileByName() throws IOException {
        Path file = RealFiles.rawData("ge_pfile_rev26_gre_8ch.7");
        JobFailure failure = assertThrows(
                JobFailure.class, () -> formats.open(staged(file), reference(file, Optional.of("siemens"))));
        assertEquals(RawDataError.UNSUPPORTED_VENDOR, failure.code());
        assertTrue(failure.problems().get(0).detail().contains("GE"));
    }

    private long vendorWarnings(Path file, Optional<String> vendor) throws IOException {
        try (Acquisition scan = formats.open(staged(file), reference(file, vendor))) {
            return scan.header().warnings().stream()
                    .filter(w -> w.contains("vendor"))
                    .count();
        }
    }

    private Path scan() throws IOException {
        Path file = folder.resolve("scan.dat");
        KSpace k = new KSpace(8, 4, 2);
        k.re(1)[5] = 3;
        IsmrmrdWriter.write(
                file, SyntheticScan.plain(List.of(k), Optional.empty(), 1, 5000, List.of(SliceGeometry.unknown(8, 4))));
        return file;
    }

    private static FileReference reference(Path file, Optional<String> vendor) {
        return new FileReference(
                new FileSource.Local(file.toString()), file.toString(), vendor, false, Optional.empty(), Map.of());
    }
}
