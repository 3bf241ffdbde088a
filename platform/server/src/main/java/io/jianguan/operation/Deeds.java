package io.jianguan.operation;

import io.jianguan.audit.AuditLog;
import io.jianguan.engine.Engine;
import io.jianguan.engine.Incidents;
import io.jianguan.identity.Actors;
import io.jianguan.process.InstanceSearch;
import io.jianguan.task.InstanceOperations;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What an operator can do with an instance: the commands it takes, with its entry in the audit log. */
@Component
class Deeds {
    private final Engine engine;
    private final Incidents incidents;
    private final InstanceSearch search;
    private final Migration migration;
    private final InstanceOperations instances;
    private final Actors actors;
    private final AuditLog audit;

    Deeds(
            Engine engine,
            Incidents incidents,
            InstanceSearch search,
            Migration migration,
            InstanceOperations instances,
            Actors actors,
            AuditLog audit) {
        this.engine = engine;
        this.incidents = incidents;
        this.search = search;
        this.migration = migration;
        this.instances = instances;
        this.actors = actors;
        this.audit = audit;
    }

    /**
     * @return empty where there is nothing to do: it ended, has no incident, or is on that version already
     * @throws io.jianguan.rest.Problem why it cannot be done
     */
    List<UUID> command(BatchWork.Waiting item) {
        var instance = find(item.instanceKey());
        if (!instance.state().equals("running")) {
            return List.of();
        }
        var commands = commands(item, instance);
        if (!commands.isEmpty()) {
            audit.record(
                    item.requestedBy(),
                    "operation." + item.action(),
                    "instance:" + item.instanceKey(),
                    Map.of("batch", item.batchId(), "reason", item.reason()));
        }
        return commands;
    }

    private InstanceSearch.Found find(long key) {
        return search.page(
                        new InstanceSearch.Filter(null, null, null, null, null, null, null, List.of(key), null),
                        null,
                        1)
                .rows()
                .getFirst();
    }

    private List<UUID> commands(BatchWork.Waiting item, InstanceSearch.Found instance) {
        return switch (item.action()) {
            case "retry" ->
                incidents.open(item.instanceKey()).stream()
                        .map(incident -> engine.retry(incident.incidentKey(), incident.jobKey()))
                        .toList();
            case "cancel" ->
                List.of(instances.terminate(item.instanceKey(), actors.get(item.requestedBy()), item.reason()));
            case "migrate" -> migrate(item, instance);
            case "move" ->
                List.of(instances.move(
                        item.instanceKey(),
                        actors.get(item.requestedBy()),
                        Objects.requireNonNull(item.parameters().from()),
                        Objects.requireNonNull(item.parameters().to()),
                        item.reason()));
            default -> throw new IllegalStateException(item.action());
        };
    }

    private List<UUID> migrate(BatchWork.Waiting item, InstanceSearch.Found instance) {
        int version = Objects.requireNonNull(item.parameters().version());
        return instance.version() == version
                ? List.of()
                : List.of(engine.migrate(
                        item.instanceKey(),
                        migration.definitionKey(instance.process(), version),
                        migration.mapping(instance, version)));
    }
}
