package org.mroptimum.domain.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RequestError;

/** What every {@link TemplateStore} promises. */
public abstract class TemplateStoreContract {
    private static final Template HEAD =
            new Template("head \u00e9", Map.of("task", Map.of("name", "ac"), "n", List.of(1, 2)));
    private static final Template ARM = new Template("arm", Map.of("task", Map.of("name", "pmr")));

    /** An empty store; the same one throughout a test. */
    protected abstract TemplateStore store();

    /** The same store in a new process. */
    protected abstract TemplateStore afterRestart();

    @Test
    void templatesOutliveTheProcess() {
        store().put("anna", HEAD);
        store().put("anna", ARM);

        assertEquals(List.of(ARM, HEAD), afterRestart().all("anna"));
        assertEquals(Optional.of(HEAD), afterRestart().find("anna", "head \u00e9"));
    }

    @Test
    void theSameNameReplaces() {
        store().put("anna", ARM);
        store().put("anna", new Template("arm", Map.of("other", true)));

        assertEquals(List.of(new Template("arm", Map.of("other", true))), store().all("anna"));
    }

    @Test
    void usersHaveNamesOfTheirOwn() {
        store().put("anna", ARM);
        store().put("bert", new Template("arm", Map.of()));

        assertFalse(store().remove("carl", "arm"));
        assertTrue(store().remove("bert", "arm"));
        assertFalse(store().remove("bert", "arm"));
        assertEquals(Optional.of(ARM), store().find("anna", "arm"));
        assertEquals(Optional.empty(), store().find("bert", "arm"));
        assertEquals(List.of(), store().all("bert"));
    }

    @Test
    void secretsAreNotKept() {
        store().put("anna", new Template("arm", Map.of("token", "Bearer abc")));

        assertEquals(Map.of("token", "(removed)"), store().all("anna").get(0).request());
    }

    @Test
    void anUnusableNameIsMro1009() {
        for (String name : new String[] {"", " ", "a\nb", "x".repeat(101)}) {
            assertEquals(
                    RequestError.VALUE_OUT_OF_RANGE,
                    assertThrows(JobFailure.class, () -> new Template(name, Map.of()))
                            .code());
        }
    }
}
