package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one run at a time change a folder, among all threads and processes of this machine, and of others where the file system
 * carries locks. Others wait: moving a bundle takes milliseconds, the computation before it may have taken an hour. The system frees
 * the lock of a process that dies. The lock file {@value #FILE} stays, since removing it would let two runs lock different files.
 */
final class FolderLock {
    static final String FILE = ".mroptimum-lock";

    private static final Object THIS_PROCESS = new Object();

    private FolderLock() {}

    /** Does the work as soon as nobody else does any in this folder. */
    static void whileLocked(Path folder, Work work) throws IOException {
        // The system's locks hold between processes only, so threads queue up before.
        synchronized (THIS_PROCESS) {
            try (FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel); // until the channel is closed
                work.run();
            }
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            return; // the file system knows no locks, as on some computing clusters; a result without lock is better
            // than none
        }
    }

    /** What only one may do at a time. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }
}
