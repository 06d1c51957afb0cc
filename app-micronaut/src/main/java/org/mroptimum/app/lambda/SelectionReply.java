package org.mroptimum.app.lambda;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import org.mroptimum.domain.job.Placement;
import org.mroptimum.domain.job.Placement.Weight;

/** The selector's answer, of which the state machine reads {@code useFargate} (contract 2.1) and {@code parts}. */
record SelectionReply(Placement placement) {
    private static final ObjectMapper JSON = new ObjectMapper();

    void writeTo(OutputStream output) throws IOException {
        output.write(JSON.writeValueAsBytes(JSON.createObjectNode()
                .put("useFargate", placement.weight() == Weight.HEAVY)
                .put("reason", placement.reason())
                .put("estimatedMemoryMb", placement.estimatedMemoryMb())
                .put("estimatedSeconds", placement.estimatedSeconds())
                .put("parts", placement.parts())));
    }
}
