package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why something could not be written, and what to do, in words for people who know files but not Java. */
final class PlainCause {

    private PlainCause() {}

    /** Cause and cure for a folder of results; names the file that is in the way of a folder, if one is. */
    static String inFolder(Path folder, IOException failure) {
        Path inTheWay = fileInTheWay(folder, failure);
        if (inTheWay != null) {
            return inTheWay + " is a file, not a folder; choose another output folder or move the file away";
        }
        return "the bundle cannot be written to " + folder + ": " + of(failure);
    }

    /** Cause and cure without any name. */
    static String of(Exception failure) {
        String system = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (failure instanceof UnsupportedOperationException) {
            return "the file system has no hard links; put the store on ext4, XFS, ZFS, NFS or NTFS";
        }
        if (failure instanceof AccessDeniedException || system.contains("permission")) {
            return "this user may not write there; ask for write permission or choose another folder";
        }
        if (system.contains("no space left") || system.contains("not enough space") || system.contains("quota")) {
            return "the disk is full or your quota is used up; free space or choose another disk, then run the job again";
        }
        if (system.contains("read-only")) {
            return "the disk is read-only; choose another disk";
        }
        return "the disk or the network share failed; look into the system log or choose another disk, then run the job again";
    }

    /** The folder, the nearest part of its path that exists, or the place the system complained about, where that is a file. */
    private static @Nullable Path fileInTheWay(Path folder, IOException failure) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing != null && !Files.isDirectory(existing)) {
            return existing;
        }
        if (failure instanceof FileAlreadyExistsException taken && taken.getFile() != null) {
            Path place = Path.of(taken.getFile());
            return Files.isDirectory(place) ? null : place;
        }
        return null;
    }
}
