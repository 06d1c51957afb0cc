package org.mroptimum.aws.stepfunctions;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** Whether an open execution has come to a computer, from the newest events of its history. */
final class ExecutionHistory {
    /** The state that chooses a computer (infra/calculation/statemachine.asl.json); while it is the newest, the job waits. */
    private static final String CHOOSING = "SelectPlatform";
    /** Enough to see the newest state that was entered; a state with more events has long begun. */
    private static final int NEWEST = 20;

    private static final Set<HistoryEventType> STARTED = EnumSet.of(
            HistoryEventType.TASK_STARTED,
            HistoryEventType.TASK_SUBMITTED,
            HistoryEventType.LAMBDA_FUNCTION_STARTED,
            HistoryEventType.MAP_RUN_STARTED);

    private ExecutionHistory() {}

    static boolean computing(SfnClient client, String executionArn) {
        List<HistoryEvent> newestFirst = client.getExecutionHistory(request -> request.executionArn(executionArn)
                        .reverseOrder(true)
                        .includeExecutionData(false)
                        .maxResults(NEWEST))
                .events();
        boolean started = false;
        for (HistoryEvent event : newestFirst) {
            started |= STARTED.contains(event.type());
            if (event.stateEnteredEventDetails() != null) {
                return started
                        && !CHOOSING.equals(event.stateEnteredEventDetails().name());
            }
        }
        return newestFirst.size() >= NEWEST;
    }
}
