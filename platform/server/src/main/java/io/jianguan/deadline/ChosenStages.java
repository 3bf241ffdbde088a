package io.jianguan.deadline;

import io.jianguan.deadline.StageOversight.Stage;
import io.jianguan.identity.Actor;
import io.jianguan.task.DeedSubjects;
import io.jianguan.task.Overseen;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Clocks of stages that something is done to: chosen one by one, or all that the cockpit shows. */
@Component
class ChosenStages implements DeedSubjects {
    private final Overseen<Stage> oversight;
    private final Clocks clocks;
    private final Subjects subjects;

    ChosenStages(Overseen<Stage> oversight, Clocks clocks, Subjects subjects) {
        this.oversight = oversight;
        this.clocks = clocks;
        this.subjects = subjects;
    }

    @Override
    public List<Long> all(Actor actor, Map<String, String> parameters, int most) {
        var state = Overseen.State.of(parameters.get("state"));
        return oversight.page(actor, state, Overseen.Filter.of(parameters), null, most).rows().stream()
                .map(stage -> stage.clock().id())
                .toList();
    }

    @Override
    public Map<Long, Subject> of(Actor actor, Collection<Long> ids) {
        var known = clocks.find(ids).values().stream()
                .filter(one -> StageUrging.isStage(one) && StageUrging.leads(actor, one))
                .toList();
        return subjects.of(known).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        on -> new Subject(
                                ClockView.word(on.getValue().whole(), LocaleContextHolder.getLocale()),
                                on.getValue().link())));
    }
}
