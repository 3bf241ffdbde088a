package io.jianguan.deadline;

import io.jianguan.process.Instances;
import io.jianguan.process.Timeline;
import io.jianguan.task.TaskFacts;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where it is told what happens to a clock: in the course of its task, or of what moves its record. */
@Component
class ClockTimeline {
    private final Instances instances;
    private final Timeline timeline;

    ClockTimeline(Instances instances, Timeline timeline) {
        this.instances = instances;
        this.timeline = timeline;
    }

    void add(LegalClock known, TaskFacts.@Nullable Fact task, Timeline.Entry entry) {
        addition(known, task, entry).ifPresent(one -> timeline.add(List.of(one)));
    }

    /** Of a stage, the entry names its rule; empty where no process ever moved the record. */
    Optional<Timeline.Addition> addition(LegalClock known, TaskFacts.@Nullable Fact task, Timeline.Entry entry) {
        if (task != null) {
            return Optional.of(new Timeline.Addition(task.instanceKey(), entry));
        }
        if (known.registry() == null || known.recordId() == null) {
            return Optional.empty();
        }
        var all = instances.of(known.registry(), known.recordId());
        return all.stream()
                .filter(instance -> instance.state().equals("running"))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(instance -> new Timeline.Addition(instance.key(), named(known, entry)));
    }

    private static Timeline.Entry named(LegalClock known, Timeline.Entry entry) {
        var label = known.rule().label();
        if (label == null) {
            return entry;
        }
        var opinion = entry.opinion();
        return entry.opinion(opinion == null || opinion.isBlank() ? label.zh() : label.zh() + "：" + opinion);
    }
}
