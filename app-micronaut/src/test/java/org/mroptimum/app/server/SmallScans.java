package org.mroptimum.app.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.mroptimum.domain.phantom.PhantomScan;
import org.mroptimum.domain.phantom.PhantomSpec;
import org.mroptimum.local.synthetic.NumpyWriter;

/** A scan and its noise, NumPy arrays of one small slice, and jobs on them once they are uploaded. */
public final class SmallScans {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REPLICAS = 20;

    private final byte[] signal;
    private final byte[] noise;
    private String signalId = "";
    private String noiseId = "";

    private SmallScans(byte[] signal, byte[] noise) {
        this.signal = signal;
        this.noise = noise;
    }

    /** Of random numbers that are always the same. */
    public static SmallScans make(Path folder) throws IOException {
        PhantomScan phantom = new PhantomScan(PhantomSpec.of(16, 16, 2));
        NumpyWriter.write(folder.resolve("signal.npy"), phantom.signal(0));
        NumpyWriter.write(folder.resolve("noise.npy"), phantom.noise());
        return new SmallScans(
                Files.readAllBytes(folder.resolve("signal.npy")), Files.readAllBytes(folder.resolve("noise.npy")));
    }

    /** Makes them scans of a user. */
    public void upload(RunningServer server, String user) throws IOException, InterruptedException {
        signalId = server.upload(user, "signal.npy", signal);
        noiseId = server.upload(user, "noise.npy", noise);
    }

    /** The bytes of the scan. */
    public byte[] signal() {
        return signal.clone();
    }

    /** The uploaded scan. */
    String signalId() {
        return signalId;
    }

    /** A job of the analytic method. */
    public ObjectNode analytic(String alias) {
        ObjectNode job = JSON.valueToTree(RunningServer.smallJob(signalId, noiseId));
        return job.put("alias", alias);
    }

    /** A job that draws some replicas, so that there is something between its begin and its end. */
    public ObjectNode replicas(String alias) {
        ObjectNode job = analytic(alias);
        job.withObject("/task").put("name", "pmr").withObject("/options").put("NR", REPLICAS);
        return job;
    }
}
