package org.mroptimum.local.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link ServerProcess} as its parent sees it. */
final class ServerChild implements AutoCloseable {
    private static final int KILLED = 128 + 9;
    private static final long PATIENCE_S = 60;

    private final Process process;
    private final BufferedWriter in;
    private final LinkedBlockingQueue<String> news = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Thread reader = new Thread(this::listen, "child");

    private ServerChild(Process process) {
        this.process = process;
        this.in = process.outputWriter();
    }

    /** Starts one and waits until it listens. */
    static ServerChild start(String database, Path bundles, int jobsAtOnce, Edge edge, String doomed)
            throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerProcess.class.getName(),
                        database,
                        bundles.toString(),
                        String.valueOf(jobsAtOnce),
                        edge.name(),
                        doomed)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ServerChild child = new ServerChild(process);
        child.reader.setDaemon(true);
        child.reader.start();
        child.expect("ready");
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

    void say(String line) {
        try {
            in.write(line + "\n");
            in.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it tells this. */
    void expect(String line) {
        String next = "";
        while (!next.equals(line)) {
            next = next(line);
        }
    }

    /** Waits for so many lines that begin like this. */
    void expect(int count, String beginning) {
        for (int seen = 0; seen < count; ) {
            seen += next(count + " times " + beginning).startsWith(beginning) ? 1 : 0;
        }
    }

    private String next(String awaited) {
        try {
            String next = news.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("never told: " + awaited + ", but " + told);
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All it told; complete when it is dead. */
    List<String> told() {
        return told;
    }

    void kill() {
        process.destroyForcibly();
        expectDeath();
    }

    /** Waits until it is killed by somebody else. */
    void expectDeath() {
        assertEquals(KILLED, exitCode());
    }

    /** Stops in order. */
    void exit() {
        say("exit");
        assertEquals(0, exitCode());
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

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
