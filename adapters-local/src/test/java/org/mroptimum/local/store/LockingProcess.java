package org.mroptimum.local.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Another process: locks the file that its argument names, says so, and lets go when its input ends. */
final class LockingProcess {

    private LockingProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(Path.of(arguments[0]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            System.out.println(Objects.requireNonNull(lock).isValid() ? "locked" : "not locked");
            System.in.read();
        }
    }
}
