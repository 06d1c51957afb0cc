package org.mroptimum.local.result;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.mroptimum.domain.account.Sha256;

/** The files of a bundle in a folder. What is no plain file with a clean name is not of the bundle and not looked at. */
final class FolderFiles implements BundleFiles {
    /** {@code data/SNR.nii.gz} lies in the second. */
    private static final int DEEPEST = 2;

    private final Path folder;
    private final List<String> names;

    FolderFiles(Path folder) throws IOException {
        this.folder = folder;
        try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
            this.names = files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(BundleName::clean)
                    .sorted()
                    .toList();
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public String version() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String name : names) {
            Path file = folder.resolve(name);
            all.append(name).append(' ').append(Files.size(file)).append(' ').append(Files.getLastModifiedTime(file));
        }
        return Sha256.hex(all.toString());
    }

    @Override
    public long size(String name) throws IOException {
        return Files.size(folder.resolve(name));
    }

    @Override
    public InputStream open(String name) throws IOException {
        return Files.newInputStream(folder.resolve(name));
    }

    @Override
    public void close() {}
}
