package org.mroptimum.aws.fargate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mroptimum.domain.job.JobFailure;
import org.mroptimum.domain.job.RunError;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.Task;

/** Why a task that left no bundle ended, in the words of ECS. */
final class TaskDeath {
    private static final String OUT_OF_MEMORY = "OutOfMemory";

    private TaskDeath() {}

    static JobFailure of(Task task) {
        Optional<Container> container = task.containers().stream()
                .filter(candidate -> ContainerOrder.CONTAINER.equals(candidate.name()))
                .findFirst();
        List<String> words = new ArrayList<>();
        container.map(Container::exitCode).ifPresent(code -> words.add("exit code " + code));
        add(words, container.map(Container::reason).orElse(null));
        add(words, task.stoppedReason());
        add(words, task.stopCodeAsString());
        String all = words.isEmpty() ? "no reason given" : String.join("; ", words);
        return all.contains(OUT_OF_MEMORY)
                ? new JobFailure(RunError.OUT_OF_MEMORY, "the memory of the task does not hold the job: " + all)
                : new JobFailure(RunError.COMPUTER_DIED, "the task ended without a bundle: " + all);
    }

    private static void add(List<String> words, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            words.add(text);
        }
    }
}
