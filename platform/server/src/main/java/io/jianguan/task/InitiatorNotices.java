package io.jianguan.task;

import io.jianguan.engine.EngineEvent;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import io.jianguan.process.Instances;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever started a matter hears what becomes of it without their doing. */
@Component
class InitiatorNotices {
    private final JdbcClient jdbc;
    private final Instances instances;
    private final Records records;
    private final Registries registries;
    private final Notifications notifications;

    InitiatorNotices(
            JdbcClient jdbc, Instances instances, Records records, Registries registries, Notifications notifications) {
        this.jdbc = jdbc;
        this.instances = instances;
        this.records = records;
        this.registries = registries;
        this.notifications = notifications;
    }

    /** @param step where it was taken to */
    void moved(Actor actor, Instances.Instance instance, String step, String reason) {
        tell("initiated-moved", instance, actor.username(), List.of(title(instance), actor.name(), step, reason));
    }

    void terminated(Actor actor, Instances.Instance instance, String reason) {
        tell("initiated-terminated", instance, actor.username(), List.of(title(instance), actor.name(), reason));
    }

    /** Only whoever worked on it: of what a process starts by the hundred, its initiator follows the whole. */
    @EventListener
    @Order(20)
    void ended(EngineEvent.InstanceEnded event) {
        if (event.canceled()) {
            return;
        }
        var instance = instances.find(event.instanceKey());
        var people = jdbc.sql("""
                SELECT ended_by FROM task.task
                WHERE instance_key = ? AND kind = 'main' AND state IN ('done', 'completing') AND ended_by IS NOT NULL
                ORDER BY ended_at DESC, id DESC
                """).param(instance.key()).query(String.class).list();
        if (people.contains(instance.startedBy())) {
            record(instance)
                    .ifPresent(record -> tell(
                            "initiated-ended", instance, people.getFirst(), List.of(record.title(), status(record))));
        }
    }

    private Label status(Records.Record record) {
        return registries
                .get(record.registry())
                .status(record.status())
                .map(RegistryDefinition.Status::label)
                .orElse(new Label("", ""));
    }

    private String title(Instances.Instance instance) {
        return record(instance).map(Records.Record::title).orElse("");
    }

    private Optional<Records.Record> record(Instances.Instance instance) {
        return records.get(instance.registry(), List.of(instance.recordId())).stream()
                .findFirst();
    }

    private void tell(String kind, Instances.Instance instance, @Nullable String by, List<?> arguments) {
        if (instance.startedBy() != null) {
            notifications.tell(new Notice(
                            kind,
                            Set.of("user:" + instance.startedBy()),
                            arguments,
                            "/registries/" + instance.registry() + "/records/" + instance.recordId(),
                            null)
                    .by(by));
        }
    }
}
