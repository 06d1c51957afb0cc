package org.mroptimum.app.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.mroptimum.app.aws.JobEvent;
import org.mroptimum.app.aws.PlatformSelection;
import org.mroptimum.domain.job.JobFailure;

/**
 * Tells the state machine where a job runs. Small and quick to start: it loads no numerical code, and needs no setting but the
 * object store's.
 */
public final class PlatformSelectorFunction implements RequestStreamHandler {
    private final PlatformSelection selection;

    /** Called by Lambda; takes the settings from the environment. */
    public PlatformSelectorFunction() {
        this.selection = PlatformSelection.of(System.getenv());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        JobEvent event = JobEvent.read(input.readAllBytes());
        try {
            new SelectionReply(selection.select(event)).writeTo(output);
        } catch (JobFailure failure) {
            throw new JobFailedException(failure);
        }
    }
}
