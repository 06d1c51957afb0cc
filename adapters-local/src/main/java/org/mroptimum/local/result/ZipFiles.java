package org.mroptimum.local.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.mroptimum.domain.account.Sha256;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.StorageError;

/** The files of a bundle in a ZIP, found by its directory at the end; only what is asked for is read. */
final class ZipFiles implements BundleFiles {
    /** More than a bundle with the sensitivities of 200 coils has. */
    private static final int MOST_FILES = 2000;

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();

    private ZipFiles(ZipFile zip) {
        this.zip = zip;
    }

    /** Takes the channel over and closes it in the end, also when the ZIP is refused with MRO-4020. */
    static ZipFiles open(SeekableByteChannel channel) throws IOException {
        ZipFile zip = openZip(channel);
        try {
            ZipFiles files = new ZipFiles(zip);
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                files.add(entry);
            }
            return files;
        } catch (JobFailure e) {
            zip.close();
            throw e;
        }
    }

    private static ZipFile openZip(SeekableByteChannel channel) throws IOException {
        try {
            return ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            channel.close();
            throw new JobFailure(StorageError.BUNDLE_UNUSABLE, "it is not a whole ZIP file", e);
        }
    }

    private void add(ZipArchiveEntry entry) {
        if (entry.isDirectory()) {
            return;
        }
        BundleName.requireClean(entry.getName());
        if (entry.isUnixSymlink() || entries.put(entry.getName(), entry) != null || entries.size() > MOST_FILES) {
            throw new JobFailure(
                    StorageError.BUNDLE_UNUSABLE,
                    "it holds a link, a file twice, or more than " + MOST_FILES + " files");
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    @Override
    public String version() {
        return Sha256.hex(entries.values().stream()
                .map(entry -> entry.getName() + " " + entry.getCrc() + " " + entry.getSize())
                .collect(Collectors.joining("\n")));
    }

    @Override
    public long size(String name) {
        return entry(name).getSize();
    }

    @Override
    public InputStream open(String name) throws IOException {
        return zip.getInputStream(entry(name));
    }

    private ZipArchiveEntry entry(String name) {
        return Objects.requireNonNull(entries.get(name), name);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
