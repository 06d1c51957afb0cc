package org.mroptimum.app.server.cloud;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import org.mroptimum.aws.fargate.Pause;

/** Asks the service again at once. Off unless a test asks for it. */
@Factory
@Requires(property = QuickPause.WANTED)
final class QuickPause {
    static final String WANTED = "test.quick-pause";

    @Singleton
    @Replaces(Pause.class)
    Pause pause() {
        return length -> {
            if (Thread.interrupted()) {
                throw new InterruptedException("the server stops");
            }
        };
    }
}
