package org.mroptimum.local.store;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.mroptimum.domain.port.BlobStore;

/** Writes files and folders so that they are still there after a power cut. */
final class DurableFiles {
    private static final int BUFFER = 1 << 16;

    private DurableFiles() {}

    /** Creates the file, lets the content write to it and waits until the disk has it. */
    static void write(Path file, BlobStore.Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(new Unclosable(out));
            out.flush();
            channel.force(true);
        }
    }

    /** Waits until the disk knows the names in the folder. */
    static void syncFolder(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return; // Windows orders metadata itself and opens no folder as a file
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Creates the folder and its missing parents, each of them durable. */
    static void createFolders(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path p = folder; !Files.isDirectory(p); p = StorePaths.parent(p)) {
            missing.push(p);
        }
        Files.createDirectories(folder);
        for (Path created : missing) {
            syncFolder(StorePaths.parent(created));
        }
    }

    /** Keeps the writer of one object from closing the file under us. */
    private static final class Unclosable extends FilterOutputStream {

        Unclosable(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
