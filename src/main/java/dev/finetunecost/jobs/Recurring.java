package dev.finetunecost.jobs;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;

/**
 * Something to do again and again, by one process of the cluster at a time.
 *
 * @param name under which the processes agree on it; never changed
 * @param every the pause from the end of one time to the start of the next
 * @param work if it throws, that is logged, and the next time comes as usual
 */
public record Recurring(String name, Duration every, Runnable work) {

  RecurringTask<Void> task() {
    return Tasks.recurring(name, FixedDelay.of(every)).execute((_, _) -> work.run());
  }
}
