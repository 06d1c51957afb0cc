package org.mroptimum.local.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.mroptimum.domain.job.Problem;

/** Moves files out of the way, whole and never over another one, into a folder that is named like the one they came from. */
final class Leaving {
    /** File systems take names of 255 bytes. */
    private static final int LONGEST_NAME = 240;

    private final Path root;

    Leaving(Path root) {
        this.root = root;
    }

    void done(Path file) throws IOException {
        move(file, free(WatchFolder.DONE, file));
    }

    /** The text comes first: no file lies there without its reason. */
    void refused(Path file, List<Problem> problems) throws IOException {
        Path place = free(WatchFolder.REFUSED, file);
        Files.writeString(explanation(place), text(problems));
        move(file, place);
    }

    /** The same name as before; in a numbered folder when an earlier file has it. Names are kept byte for byte. */
    private Path free(String kind, Path file) throws IOException {
        Path folder = root.resolve(kind).resolve(root.relativize(file).getName(0));
        Path place = folder.resolve(file.getFileName());
        for (int copy = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); copy++) {
            place = folder.resolve(Integer.toString(copy)).resolve(file.getFileName());
        }
        Files.createDirectories(place.getParent());
        return place;
    }

    private static void move(Path file, Path place) throws IOException {
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path explanation(Path place) {
        String name = Look.name(place);
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
            try {
                return place.resolveSibling(name + ".txt");
            } catch (InvalidPathException e) {
                return numbered(place, name);
            }
        }
        return numbered(place, name);
    }

    /** For names that cannot be made longer, or that the system's character set cannot write. */
    private static Path numbered(Path place, String name) {
        return place.resolveSibling(String.format(Locale.ROOT, "refused-%08x.txt", name.hashCode()));
    }

    private static String text(List<Problem> problems) {
        StringBuilder text = new StringBuilder("This file was not made a job.\n\n");
        for (Problem problem : problems) {
            text.append(problem)
                    .append('\n')
                    .append("  (")
                    .append(problem.code().title())
                    .append(")\n");
            text.append("  Cause and cure: page #/errors/")
                    .append(problem.code().id())
                    .append(" of the server, docs/errors/")
                    .append(problem.code().id())
                    .append(".md of its documents\n\n");
        }
        return text.append("When it is mended, move the file back to where it was dropped.\n")
                .toString();
    }
}
