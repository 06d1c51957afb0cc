package org.mroptimum.local.chore;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

/** Chores as tasks of db-scheduler. */
final class ChoreTask {

    private ChoreTask() {}

    static RecurringTask<Void> of(Chore.Recurring chore) {
        return Tasks.recurring(chore.name(), FixedDelay.of(chore.every()))
                .execute((instance, context) -> chore.work().run());
    }

    static OneTimeTask<Void> of(Chore.Once chore) {
        return Tasks.oneTime(chore.name())
                .onFailure(tryAgain(chore))
                .onDeadExecutionRevive()
                .execute((instance, context) -> chore.work().accept(instance.getId()));
    }

    private static FailureHandler<Void> tryAgain(Chore.Once chore) {
        return (complete, row) -> {
            int failures = complete.getExecution().consecutiveFailures + 1;
            if (failures < chore.patience().tries()) {
                row.reschedule(
                        complete, complete.getTimeDone().plus(chore.patience().after(failures)));
            } else {
                chore.givenUp().accept(complete.getExecution().taskInstance.getId());
                row.remove();
            }
        };
    }

    /** The task of a chore that somebody orders. */
    static Task<Void> byName(String name) {
        return Tasks.oneTime(name).execute((instance, context) -> {
            throw new IllegalStateException("who orders does not work");
        });
    }
}
