package org.mroptimum.local.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainCauseTest {

    @Test
    void everyCauseIsToldWithItsCureAndWithoutClassNames() {
        Map<Exception, String> words = Map.of(
                new AccessDeniedException("/x"), "may not write there; ask for",
                new IOException("No space left on device"), "the disk is full or your quota is used up; free space",
                new FileSystemException("/x", null, "Disk quota exceeded"), "the disk is full or your quota",
                new FileSystemException("/x", null, "Read-only file system"), "the disk is read-only; choose",
                new UnsupportedOperationException("links"), "no hard links; put the store on",
                new IOException("Input/output error"), "the disk or the network share failed; look into");
        words.forEach((cause, expected) -> {
            String told = PlainCause.of(cause);
            assertTrue(told.contains(expected), told);
            assertFalse(told.contains("Exception"), told);
        });
    }

    @Test
    void theFolderIsNamed() {
        String told = PlainCause.inFolder(Path.of("/nowhere/out"), new IOException("No space left on device"));

        assertTrue(told.startsWith("the bundle cannot be written to /nowhere/out: the disk is full"), told);
    }
}
