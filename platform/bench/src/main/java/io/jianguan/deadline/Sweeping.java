package io.jianguan.deadline;

import io.jianguan.task.TaskFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.context.ApplicationContext;

/** Opens the server's own sweeper to the benchmarks, step by step. */
public final class Sweeping {
    /** The warning that is measured. */
    public static final String STAGE = "due";

    /** As many as the sweeper fires by one statement. */
    private static final int AT_ONCE = 50_000;

    private final Alerts alerts;
    private final Sweeper sweeper;
    private final Clocks clocks;
    private final TaskFacts tasks;

    public Sweeping(ApplicationContext context) {
        this.alerts = context.getBean(Alerts.class);
        this.sweeper = context.getBean(Sweeper.class);
        this.clocks = context.getBean(Clocks.class);
        this.tasks = context.getBean(TaskFacts.class);
    }

    /** @return the new clock's id, to be copied */
    public long start(long task, Instant at) {
        var owner = Objects.requireNonNull(tasks.find(List.of(task)).get(task)).owner();
        var rule = Rule.inline(Period.parse("2 WD"));
        return clocks.start(new Clocks.Subject(task, null, null, null, null, owner), rule, at, null)
                .id();
    }

    /** Marks whatever is due, as a sweep does. */
    public int fire(Instant now) {
        int fired = 0;
        int more;
        do {
            more = alerts.fire(now, AT_ONCE);
            fired += more;
        } while (more == AT_ONCE);
        return fired;
    }

    /** Everything a sweep does: marks what is due, then does what the rules say. */
    public Duration sweep() {
        long start = System.nanoTime();
        sweeper.sweep();
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
