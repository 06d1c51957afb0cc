package org.mroptimum.app.server.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mroptimum.app.cli.Main;
import org.mroptimum.app.server.RunningServer;

/** {@code mroptimum serve} in a Java machine of its own, on a free port, with callers who are who they say. */
final class ServedChild implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final long PATIENCE_S = 120;
    private static final String LISTENS = "MR Optimum listens at ";

    private final Process process;
    private final Path log;
    private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> passed = new ArrayList<>();
    private final Thread reader = new Thread(this::listen, "child");
    private URI address = URI.create("http://127.0.0.1");

    private ServedChild(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param data its folder
     * @param edge where it stops
     * @param doomed alias of the job that it stops with, a regular expression
     * @param environment of its own
     * @param more options of {@code serve}
     */
    static ServedChild start(Path data, Edge edge, String doomed, Map<String, String> environment, String... more)
            throws IOException {
        Path log = Path.of(data + "." + edge + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dtest.named-caller=true",
                "-D" + HeldServer.EDGE + "=" + edge,
                "-D" + HeldServer.DOOMED + "=" + doomed,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--memory",
                "2000"));
        command.addAll(List.of(more));
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
        builder.environment().putAll(environment);
        ServedChild child = new ServedChild(builder.start(), log);
        child.reader.setDaemon(true);
        child.reader.start();
        child.address = URI.create(child.expect(LISTENS).substring(LISTENS.length()));
        return child;
    }

    private void listen() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                told.add(line);
                news.add(line);
            }
        } catch (IOException dead) {
            return;
        }
    }

    URI address() {
        return address;
    }

    /** To talk to it. */
    RunningServer http() {
        return RunningServer.at(address);
    }

    /** Waits until it tells a line that begins like this. Others are kept: a folder may be looked into before the server listens. */
    String expect(String beginning) throws IOException {
        Optional<String> before =
                passed.stream().filter(line -> line.startsWith(beginning)).findFirst();
        if (before.isPresent()) {
            passed.remove(before.get());
            return before.get();
        }
        while (true) {
            String line = next(beginning);
            if (line.startsWith(beginning)) {
                return line;
            }
            passed.add(line);
        }
    }

    private String next(String awaited) throws IOException {
        try {
            String next = news.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never told: " + awaited + ", but " + told + "\n" + Files.readString(log));
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** SIGKILL. Gives the aliases of the jobs that it computed. */
    List<String> kill() {
        process.destroyForcibly();
        assertEquals(KILLED, exitCode());
        return computed();
    }

    /** SIGTERM. Gives the aliases of the jobs that it computed. */
    List<String> stop() {
        process.destroy();
        assertEquals(128 + 15, exitCode());
        return computed();
    }

    private int exitCode() {
        try {
            assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS), "it does not end");
            reader.join();
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> computed() {
        String beginning = "computing ";
        return told.stream()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
