package io.jianguan.deadline;

import static java.util.stream.Collectors.groupingBy;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.task.TaskFacts;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What clocks are on, as notices name it: tasks, supervision items, stages of records. */
@Component
class Subjects {
    private static final String LEADER = Actor.LEADER + "@";
    private final TaskFacts tasks;
    private final Supervisions supervisions;
    private final Registries registries;
    private final Records records;

    Subjects(TaskFacts tasks, Supervisions supervisions, Registries registries, Records records) {
        this.tasks = tasks;
        this.supervisions = supervisions;
        this.registries = registries;
        this.records = records;
    }

    /**
     * @param task null where it is no task
     * @param holders those who have it, and where each finds it
     * @param leaders principals of those above them
     * @param process for which people stand in for each other; empty where it is about no process
     */
    record On(
            TaskFacts.@Nullable Fact task,
            Label name,
            String title,
            String link,
            List<Address> holders,
            Set<String> leaders,
            String process) {
        /** What it is, and of what. */
        Label whole() {
            return new Label(name.zh() + " · " + title, name.en() + " · " + title);
        }
    }

    /** @param principals whom to tell that it is there */
    record Address(String link, Set<String> principals) {}

    /** By id of the clock; one query a kind. A task that is gone is left out. */
    Map<Long, On> of(Collection<LegalClock> clocks) {
        var on = new HashMap<Long, On>();
        tasks(clocks, on);
        supervisions(clocks, on);
        stages(clocks, on);
        return on;
    }

    private static List<Long> ids(Collection<LegalClock> clocks, Function<LegalClock, @Nullable Long> of) {
        return clocks.stream().map(of).filter(Objects::nonNull).toList();
    }

    private void tasks(Collection<LegalClock> clocks, Map<Long, On> on) {
        var known = tasks.find(ids(clocks, LegalClock::taskId));
        for (var clock : clocks) {
            var task = clock.taskId() == null ? null : known.get(clock.taskId());
            if (task != null) {
                on.put(
                        clock.id(),
                        new On(
                                task,
                                named(task.name()),
                                task.recordTitle(),
                                "/tasks/" + task.id(),
                                task.hands().stream()
                                        .map(hand -> new Address("/tasks/" + hand.taskId(), hand.principals()))
                                        .toList(),
                                leaders(clock),
                                task.processId()));
            }
        }
    }

    private void supervisions(Collection<LegalClock> clocks, Map<Long, On> on) {
        var known = supervisions.find(ids(clocks, LegalClock::supervisionId));
        for (var clock : clocks) {
            var item = clock.supervisionId() == null ? null : known.get(clock.supervisionId());
            if (item != null) {
                on.put(
                        clock.id(),
                        new On(
                                null,
                                named(item.taskName()),
                                item.recordTitle(),
                                "/supervisions",
                                List.of(new Address("/supervisions", Set.of("user:" + item.addressee()))),
                                Set.of("user:" + item.overseer()),
                                item.processId()));
            }
        }
    }

    private void stages(Collection<LegalClock> clocks, Map<Long, On> on) {
        clocks.stream()
                .filter(clock -> clock.registry() != null)
                .collect(groupingBy(clock -> String.valueOf(clock.registry())))
                .forEach((registry, those) -> {
                    var titles = titles(registry, ids(those, LegalClock::recordId));
                    those.forEach(clock -> on.put(clock.id(), stage(registry, clock, titles)));
                });
    }

    /** Clocks may outlive their registry. */
    private Map<Long, String> titles(String registry, List<Long> ids) {
        var titles = new HashMap<Long, String>();
        if (registries.names().contains(registry)) {
            records.get(registry, ids).forEach(record -> titles.put(record.id(), record.title()));
        }
        return titles;
    }

    private static On stage(String registry, LegalClock clock, Map<Long, String> titles) {
        var record = Objects.requireNonNull(clock.recordId());
        var label = clock.rule().label();
        var link = "/registries/" + registry + "/records/" + record;
        return new On(
                null,
                label == null ? named("") : label,
                titles.getOrDefault(record, ""),
                link,
                List.of(new Address(link, leaders(clock))),
                leaders(clock),
                "");
    }

    private static Label named(String text) {
        return new Label(text, text);
    }

    private static Set<String> leaders(LegalClock clock) {
        return Set.of(LEADER + clock.owner());
    }
}
