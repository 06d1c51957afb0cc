package org.mroptimum.app.cloud;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The way to an object store: can be cut, and can hold one request back until the test has seen what it waits for. */
public final class StoreGate implements AutoCloseable {
    private static final int HEAD_BYTES = 1 << 16;
    private static final long LONGEST_WAIT_SECONDS = 60;

    private final ServerSocket server;
    private final int storePort;
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    private final Object change = new Object();
    private boolean down;
    private Optional<String> held = Optional.empty();

    public StoreGate(URI store) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        storePort = store.getPort();
        daemon(this::accept);
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** From now on no request is answered, or each is again. */
    public void setDown(boolean cut) {
        synchronized (change) {
            down = cut;
        }
    }

    /** Holds back requests that begin so, for example {@code GET /data/signal}. */
    public void hold(String beginning) {
        synchronized (change) {
            held = Optional.of(beginning);
        }
    }

    /** Lets everything pass. */
    public void release() {
        synchronized (change) {
            held = Optional.empty();
            change.notifyAll();
        }
    }

    /** Waits until a request that begins so has come. */
    public void awaitRequest(String beginning) throws InterruptedException {
        while (true) {
            String request = requests.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("nobody asked " + beginning);
            }
            if (request.startsWith(beginning)) {
                return;
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                daemon(() -> serve(client));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket store = new Socket(InetAddress.getLoopbackAddress(), storePort)) {
            daemon(() -> answers(store, client));
            InputStream in = client.getInputStream();
            OutputStream out = store.getOutputStream();
            byte[] buffer = new byte[HEAD_BYTES];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (!passes(new String(buffer, 0, count, StandardCharsets.ISO_8859_1))) {
                    return;
                }
                out.write(buffer, 0, count);
                out.flush();
            }
        } catch (IOException | InterruptedException broken) {
            return;
        }
    }

    private boolean passes(String bytes) throws InterruptedException {
        requests.add(bytes);
        synchronized (change) {
            while (held.filter(bytes::startsWith).isPresent()) {
                change.wait();
            }
            return !down;
        }
    }

    private static void answers(Socket store, Socket client) {
        try (client) {
            store.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException broken) {
            return;
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "store-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
