package org.mroptimum.aws.wire;

import java.util.Map;
import java.util.Optional;

/** What the container of a task does each time its task is described while it runs. */
@FunctionalInterface
public interface TaskScript {

    /**
     * One step.
     *
     * @param environment of the container
     * @param stopping whether the task was told to stop (SIGTERM)
     * @return how it ended, or empty when it goes on
     */
    Optional<End> step(Map<String, String> environment, boolean stopping);

    /** The end of a task as ECS tells it. */
    record End(Optional<Integer> exitCode, Optional<String> containerReason, String stopCode, String stoppedReason) {

        public static End exit(int code) {
            return new End(
                    Optional.of(code),
                    Optional.empty(),
                    "EssentialContainerExited",
                    "Essential container in task exited");
        }

        public static End outOfMemory() {
            return new End(
                    Optional.of(137),
                    Optional.of("OutOfMemoryError: Container killed due to memory usage"),
                    "EssentialContainerExited",
                    "Essential container in task exited");
        }

        public static End cannotPull() {
            return new End(
                    Optional.empty(),
                    Optional.empty(),
                    "TaskFailedToStart",
                    "CannotPullContainerError: pull image manifest has been retried 1 time(s)");
        }

        public static End spot() {
            return new End(Optional.of(143), Optional.empty(), "SpotInterruption", "Your Spot Task was interrupted.");
        }

        static End stoppedBeforeItRan() {
            return new End(Optional.empty(), Optional.empty(), "UserInitiated", "Task stopped by user");
        }
    }
}
