package org.mroptimum.domain.usecase;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mroptimum.domain.port.BlobStore;
import org.mroptimum.domain.port.BundlePublisher.Files;

/**
 * A bundle as one ZIP, files at its root (contract 3.1). Written as a stream, so memory does not grow with the bundle. The same
 * files give the same ZIP.
 *
 * @param files what the bundle holds
 */
record BundleZip(Files files) implements BlobStore.Content {
    /** The earliest time that a ZIP can hold; a fixed one keeps equal bundles equal. */
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        files.writeTo(entryName -> {
            ZipEntry entry = new ZipEntry(entryName);
            entry.setTimeLocal(ENTRY_TIME);
            zip.putNextEntry(entry);
            return new EntryStream(zip);
        });
        zip.finish();
        zip.flush();
    }

    /** Closing ends the entry, not the ZIP. */
    private static final class EntryStream extends FilterOutputStream {
        private final ZipOutputStream zip;
        private boolean open = true;

        EntryStream(ZipOutputStream zip) {
            super(zip);
            this.zip = zip;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            zip.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            if (open) {
                open = false;
                zip.closeEntry();
            }
        }
    }
}
