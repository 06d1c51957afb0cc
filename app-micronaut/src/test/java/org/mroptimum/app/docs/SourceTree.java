package org.mroptimum.app.docs;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The files that people edit: everything below the repository root but build outputs and other people's things. */
final class SourceTree {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("mroptimum.root")))
            .toAbsolutePath()
            .normalize();

    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", ".vscode", "node_modules", "target", "out", "demo");
    private static final Set<String> BINARY =
            Set.of("npy", "npz", "png", "jpg", "jar", "zip", "mat", "dat", "h5", "gz", "jsa", "class");

    private SourceTree() {}

    /** Regular files, links left out, in a stable order. */
    static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean build = !folder.equals(ROOT) && NOT_OURS.contains(nameOf(folder)) && !isPackage(folder);
                return build ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !nameOf(file).equals(".git")) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted().toList();
    }

    static List<Path> markdown() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    /** The content, or empty for a file that is not text. */
    static Optional<String> text(Path file) throws IOException {
        String name = nameOf(file);
        if (BINARY.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    static String nameOf(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    private static boolean isPackage(Path folder) {
        return ROOT.relativize(folder).toString().replace('\\', '/').contains("src/");
    }
}
