package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/** What every {@link ServerSettings} promises. */
public abstract class ServerSettingsContract {

    /** Settings that nobody changed; the same ones throughout a test. */
    protected abstract ServerSettings settings();

    /** The same settings in a new process. */
    protected abstract ServerSettings afterRestart();

    @Test
    void nobodyHasToSetThem() {
        assertEquals(ServerSettings.Values.DEFAULT, settings().current());
    }

    @Test
    void theLastValuesOutliveTheProcess() {
        ServerSettings.Values some = new ServerSettings.Values(false, OptionalInt.of(30), OptionalInt.of(7), 1L << 40);
        ServerSettings.Values others = new ServerSettings.Values(true, OptionalInt.empty(), OptionalInt.of(8), 0);

        settings().replace(some);
        assertEquals(some, settings().current());
        assertEquals(some, afterRestart().current());
        settings().replace(others);
        assertEquals(others, afterRestart().current());
    }

    @Test
    void whatCannotBeMeantIsMro1009() {
        for (Runnable wrong : new Runnable[] {
            () -> new ServerSettings.Values(true, OptionalInt.of(0), OptionalInt.empty(), 1),
            () -> new ServerSettings.Values(true, OptionalInt.empty(), OptionalInt.of(36_501), 1),
            () -> new ServerSettings.Values(true, OptionalInt.empty(), OptionalInt.empty(), -1)
        }) {
            assertEquals(
                    RequestError.VALUE_OUT_OF_RANGE,
                    assertThrows(JobFailure.class, wrong::run).code());
        }
    }
}
