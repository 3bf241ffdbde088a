package io.jianguan.deadline;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import io.jianguan.task.ChosenTasks;
import io.jianguan.task.Deed;
import io.jianguan.task.DeedSubjects;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** 督办 of many tasks: a supervision item for each. */
@Component
class Supervising implements Deed {
    private final Supervisions supervisions;
    private final ChosenTasks chosen;

    Supervising(Supervisions supervisions, ChosenTasks chosen) {
        this.supervisions = supervisions;
        this.chosen = chosen;
    }

    @Override
    public String name() {
        return "supervise";
    }

    @Override
    public DeedSubjects subjects() {
        return chosen;
    }

    /** @throws Problem {@code supervision.demand}, {@code deadline.rule} */
    @Override
    public void check(Said said) {
        if (said.text().isBlank()) {
            throw Problem.invalid("supervision.demand", List.of());
        }
        Period.parse(period(said));
    }

    @Override
    public void apply(Actor actor, long task, Said said) {
        supervisions.make(actor, task, said.person(), said.text(), period(said));
    }

    /** For the reply. */
    private static String period(Said said) {
        return Objects.requireNonNullElse(said.period(), "");
    }
}
