package org.mroptimum.app.cloud;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java machine of its own with the class path of the tests, an environment of its own and a temporary folder of its own. */
public final class ChildJvm implements AutoCloseable {
    private static final long LONGEST_SECONDS = 120;

    private final Process process;
    private final Path output;
    private final Path temporary;

    private ChildJvm(Process process, Path output, Path temporary) {
        this.process = process;
        this.output = output;
        this.temporary = temporary;
    }

    /**
     * Starts a program.
     *
     * @param folder for its temporary files and its output
     * @param options of the Java machine
     * @param program main class and arguments
     */
    public static ChildJvm start(Path folder, Map<String, String> environment, List<String> options, String... program)
            throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>();
        command.add(Path.of(property("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        // As in the image: without it, newer Java warns on the output of the program.
        if (Runtime.version().feature() >= 23) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(options);
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp", classPath()));
        command.addAll(List.of(program));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_"));
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start(), output, temporary);
    }

    /** Without the log of the on-prem server, which the jars of the cloud do not have either. */
    private static String classPath() {
        return Stream.of(property("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("slf4j-simple"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
    }

    /** Waits for the end and returns the exit code. */
    public int exitCode() throws Exception {
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the program does not end:\n" + output());
        }
        return process.exitValue();
    }

    /** What the program printed so far. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    /** What is in its temporary folder; the Java machine's own files are hidden ones. */
    public List<String> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .toList();
        }
    }

    public Path temporaryFolder() {
        return temporary;
    }

    @Override
    public void close() {
        kill();
    }
}
