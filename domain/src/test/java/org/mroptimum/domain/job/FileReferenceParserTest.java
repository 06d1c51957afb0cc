package org.mroptimum.domain.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileReferenceParserTest {
    private static final String SIGNAL = "task.options.reconstructor.options.signal.options.";

    private static FileReference signal(Map<String, Object> document) {
        return JobRequestParser.parse(document).reconstruction().signal();
    }

    @Test
    void readsAnObjectInAStore() {
        FileReference signal = signal(Documents.example("req_ac_rss"));
        assertEquals(new FileSource.S3("site-data", "MR Optimum/u-123/signal.dat", Optional.empty()), signal.source());
        assertEquals("signal.dat", signal.filename());
        assertEquals(Optional.of("siemens"), signal.vendor());
        assertFalse(signal.multiraid());
        assertEquals(Optional.empty(), signal.arrayKey());
    }

    @Test
    void readsALocalPath() {
        FileReference signal = signal(Documents.example("req_local_files"));
        assertEquals(new FileSource.Local("signal.dat"), signal.source());
        assertEquals("signal.dat", signal.filename());
    }

    @Test
    void typeIsCaseInsensitiveAndTheNameOfAnObjectMayBeMissing() {
        Map<String, Object> document = Documents.with("req_ac_rss", SIGNAL + "type", "S3");
        Documents.remove(document, SIGNAL + "filename");
        assertEquals("signal.dat", signal(document).filename());
    }

    @Test
    void presignedLinkIsKeptForTheStoreAndPrintedNowhere() {
        FileReference signal = signal(Documents.example("req_mode2_presigned"));
        assertEquals(
                Optional.of("https://store.local/site-data/signal.dat?sig=<sig>"),
                ((FileSource.S3) signal.source()).presignedUrl());
        assertEquals(
                "s3://site-data/MR Optimum/u-123/signal.dat", signal.source().toString());
        assertEquals(Redaction.REMOVED, signal.options().get("presigned_url"));
        assertFalse(signal.toString().contains("sig="), signal.toString());
    }

    @Test
    void readsMultiraid() {
        assertTrue(signal(Documents.example("req_multiraid")).multiraid());
    }

    @Test
    void passesFormatOptionsThrough() {
        FileReference numpy = signal(Documents.with("req_v3_numpy_kspace", SIGNAL + "dwellTime", 2600));
        assertEquals(Optional.of("numpy"), numpy.vendor());
        assertEquals(Optional.of("kspace"), numpy.arrayKey());
        assertEquals(2600, numpy.options().get("dwellTime"));
        assertTrue(numpy.options().get("orientation") instanceof Map<?, ?> o && o.containsKey("spacing"));
        assertEquals(
                Optional.of("kspace"),
                signal(Documents.example("req_v3_matlab_kspace")).arrayKey());
    }
}
