package org.mroptimum.local.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.Problem;
import org.mroptimum.domain.job.RunError;
import org.mroptimum.domain.job.StorageError;
import org.mroptimum.domain.usecase.DropOutcome;
import org.mroptimum.domain.usecase.DroppedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes files out of the folders of a watched folder, each named like a template. A file is taken when two looks in a row see it
 * unchanged, so that nobody's half-written file is; what was taken goes to {@value #DONE}, what cannot be taken to {@value #REFUSED}.
 * Names never reach the log.
 */
public final class WatchFolder {
    /** Where taken files go. */
    static final String DONE = "done";

    /** Where refused files go, each with a text. */
    static final String REFUSED = "refused";

    private static final Logger LOG = LoggerFactory.getLogger(WatchFolder.class);

    private final Path root;
    private final Taking taking;
    private final Leaving leaving;
    private final Map<Path, Known> known = new HashMap<>();

    private record Known(Look.Seen seen, @Nullable String sha256) {}

    /** What is done with a file that is whole; called again until it leaves. */
    @FunctionalInterface
    public interface Taking {
        DropOutcome take(DroppedFile file) throws IOException;
    }

    /**
     * Looks at nothing yet.
     *
     * @throws JobFailure MRO-5009 when the folder is not there, or files cannot be moved in it
     */
    public WatchFolder(Path root, Taking taking) {
        this.root = root.toAbsolutePath().normalize();
        this.taking = taking;
        this.leaving = new Leaving(this.root);
        try {
            Files.createDirectories(requireFolder().resolve(DONE));
            Files.createDirectories(this.root.resolve(REFUSED));
        } catch (IOException e) {
            throw new JobFailure(RunError.BAD_SETTING, "files cannot be moved in the watched folder " + root, e);
        }
    }

    private Path requireFolder() {
        if (!Files.isDirectory(root) || !Files.isWritable(root)) {
            throw new JobFailure(
                    RunError.BAD_SETTING, "the watched folder " + root + " is not there, or cannot be written");
        }
        return root;
    }

    /** Looks once. One file that cannot be handled does not keep the others waiting. */
    public synchronized void look() {
        Map<Path, Look.Seen> now;
        try {
            now = Look.at(root);
        } catch (IOException e) {
            throw new JobFailure(StorageError.NOT_READABLE, "the watched folder " + root + " cannot be read", e);
        }
        known.keySet().retainAll(now.keySet());
        now.forEach((file, seen) -> {
            @Nullable Known before = known.get(file);
            if (before == null || !before.seen().equals(seen)) {
                known.put(file, new Known(seen, null));
            } else {
                guarded(file, before);
            }
        });
    }

    private void guarded(Path file, Known before) {
        try {
            handle(file, before);
        } catch (JobFailure failure) {
            LOG.warn("a watched file waits: {}", failure.toString());
        } catch (IOException e) {
            LOG.warn(
                    "a watched file waits: it cannot be read or moved ({})",
                    e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            LOG.error("a watched file waits", e);
        }
    }

    private void handle(Path file, Known before) throws IOException {
        if (!before.seen().regular()) {
            leaving.refused(file, unreadable("links and devices are not taken"));
            return;
        }
        String sha256;
        try {
            sha256 = before.sha256() == null ? sha256(file) : before.sha256();
        } catch (AccessDeniedException e) {
            leaving.refused(file, unreadable("the server may not read this file"));
            return;
        } catch (NoSuchFileException e) {
            known.remove(file);
            return;
        }
        if (!before.seen().isStill(file)) {
            known.remove(file);
            return;
        }
        known.put(file, new Known(before.seen(), sha256));
        leave(
                file,
                taking.take(new DroppedFile(
                        Look.name(file),
                        root.relativize(file).getName(0).toString(),
                        before.seen().bytes(),
                        sha256,
                        () -> open(file))));
    }

    private void leave(Path file, DropOutcome outcome) throws IOException {
        if (outcome instanceof DropOutcome.Refused refused) {
            leaving.refused(file, refused.problems());
        } else if (outcome instanceof DropOutcome.Submitted) {
            leaving.done(file);
        }
    }

    private static List<Problem> unreadable(String why) {
        return List.of(new Problem(StorageError.NOT_READABLE, "", why));
    }

    /** A link that took the file's place meanwhile is not followed. */
    private static InputStream open(Path file) throws IOException {
        return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
