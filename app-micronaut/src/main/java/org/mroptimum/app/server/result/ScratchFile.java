package org.mroptimum.app.server.result;

import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** An answer that is too large for the memory: written to the disk, sent from there, gone when it is sent or not wanted. */
final class ScratchFile {

    private ScratchFile() {}

    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes the file below the folder and answers with it.
     *
     * @throws JobFailure MRO-4016 when the disk does not take it; nothing is left then
     */
    static StreamedFile written(Path folder, Content content) {
        try {
            Files.createDirectories(folder);
            return filled(
                    FileChannel.open(
                            folder.resolve("answer-" + UUID.randomUUID()),
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    content);
        } catch (IOException e) {
            throw new JobFailure(
                    StorageError.DISK_FULL, "the disk for answers does not take the bytes; it may be full", e);
        }
    }

    private static StreamedFile filled(FileChannel file, Content content) throws IOException {
        try {
            content.write(Channels.newOutputStream(file));
            long bytes = file.size();
            file.position(0);
            return new StreamedFile(Channels.newInputStream(file), MediaType.APPLICATION_OCTET_STREAM_TYPE, 0, bytes);
        } catch (IOException | RuntimeException | Error e) {
            file.close();
            throw e;
        }
    }
}
