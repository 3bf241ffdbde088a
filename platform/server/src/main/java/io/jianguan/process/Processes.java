package io.jianguan.process;

import io.jianguan.audit.AuditLog;
import io.jianguan.engine.Engine;
import io.jianguan.expression.Feel;
import io.jianguan.identity.Actor;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.rest.Problem;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Process definitions and the start of instances on records. */
@Component
public class Processes {
    private final JdbcClient jdbc;
    private final Engine engine;
    private final Records records;
    private final Registries registries;
    private final Feel feel;
    private final ElementTemplates templates;
    private final List<ModelCheck> checks;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<String, Model> models = new ConcurrentHashMap<>();

    Processes(
            JdbcClient jdbc,
            Engine engine,
            Records records,
            Registries registries,
            Feel feel,
            ElementTemplates templates,
            List<ModelCheck> checks,
            AuditLog audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.engine = engine;
        this.records = records;
        this.registries = registries;
        this.feel = feel;
        this.templates = templates;
        this.checks = checks;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Deploys a model; the same content again changes nothing.
     *
     * @return the process' id and version in the engine
     * @throws Problem {@code process.bpmn} if it is no BPMN model, {@code process.properties} if it has properties that
     *     the platform does not know, {@code engine.deploy} if the engine refuses it
     * @throws Problem {@code process.bpmn} if it is no BPMN model, {@code engine.deploy} if the engine refuses it,
     *     and those of {@link ModelCheck}
     */
    public Engine.Deployed publish(byte[] bpmn) {
        var text = new String(bpmn, StandardCharsets.UTF_8);
        var model = Model.parse(text);
        templates.require(model);
        checks.forEach(check -> check.check(model));
        var deployed = engine.deploy(model.id() + ".bpmn", bpmn);
        jdbc.sql("""
                INSERT INTO process.definition (process_id, version, definition_key, bpmn, deployed_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (process_id, version) DO UPDATE SET definition_key = excluded.definition_key,
                    bpmn = excluded.bpmn
                """)
                .param(deployed.processId())
                .param(deployed.version())
                .param(deployed.definitionKey())
                .param(text)
                .param(Timestamp.from(clock.instant()))
                .update();
        return deployed;
    }

    /** The model of one version. @throws Problem {@code process.unknown} */
    public Model model(String processId, int version) {
        return models.computeIfAbsent(processId + ":" + version, key -> Model.parse(bpmn(processId, version)));
    }

    /** The newest model. @throws Problem {@code process.unknown} */
    public Model latest(String processId) {
        var version = jdbc.sql("SELECT max(version) FROM process.definition WHERE process_id = ?")
                .param(processId)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("process.unknown", processId));
        return model(processId, version);
    }

    /** The newest models of all processes. */
    public List<Model> all() {
        return jdbc
                .sql("SELECT DISTINCT process_id FROM process.definition ORDER BY 1")
                .query(String.class)
                .list()
                .stream()
                .map(this::latest)
                .toList();
    }

    String bpmn(String processId, int version) {
        return jdbc.sql("SELECT bpmn FROM process.definition WHERE process_id = ? AND version = ?")
                .params(processId, version)
                .query(String.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("process.unknown", processId));
    }

    /**
     * Starts a process on a record that the actor may read, with an action of the registry that allows it.
     *
     * @return the command's id; the same wish again while one runs is refused
     * @throws Problem {@code process.running} if the process already moves the record; {@code process.not-startable}
     *     if no action of the registry lets the actor start it on such a record
     */
    @Transactional
    public UUID start(Actor actor, String processId, String registry, long recordId) {
        var record = records.get(actor, registry, recordId);
        requireAction(actor, record, processId);
        var command = start(processId, record, actor.username());
        audit.record(actor.username(), "process.started", registry + ":" + recordId, Map.of("process", processId));
        return command;
    }

    /** @throws Problem as {@link #start(Actor, String, String, long)} would */
    void require(Actor actor, String processId, Records.Record record) {
        requireAction(actor, record, processId);
        boolean running = jdbc.sql("""
                SELECT EXISTS (SELECT FROM process.instance
                WHERE registry = ? AND record_id = ? AND process_id = ? AND ended_at IS NULL)
                """)
                .params(record.registry(), record.id(), processId)
                .query(Boolean.class)
                .single();
        if (running) {
            throw Problem.conflict("process.running", latest(processId).name(), record.title());
        }
    }

    private void requireAction(Actor actor, Records.Record record, String processId) {
        var allowed = registries.get(record.registry()).actions().stream()
                .filter(action -> processId.equals(action.process()))
                .filter(action ->
                        action.statuses().isEmpty() || action.statuses().contains(record.status()))
                .anyMatch(action -> action.roles().stream().anyMatch(actor::has));
        if (!allowed) {
            throw Problem.forbidden("process.not-startable", latest(processId).name(), record.title());
        }
    }

    /** For processes: starts another on a record. */
    @Transactional
    public UUID start(String processId, Records.Record record, @Nullable String startedBy) {
        var model = latest(processId);
        var command = engine.start(processId, variables(model, record, startedBy));
        try {
            jdbc.sql("""
                    INSERT INTO process.instance (command_id, process_id, registry, record_id, started_by,
                        requested_at, state)
                    VALUES (?, ?, ?, ?, ?, ?, 'starting')
                    """)
                    .param(command)
                    .param(processId)
                    .param(record.registry())
                    .param(record.id())
                    .param(startedBy)
                    .param(Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException running) {
            throw Problem.conflict("process.running", model.name(), record.title());
        }
        return command;
    }

    private Map<String, @Nullable Object> variables(Model model, Records.Record record, @Nullable String startedBy) {
        var variables = new HashMap<String, @Nullable Object>();
        variables.put("recordId", String.valueOf(record.id()));
        variables.put("registry", record.registry());
        variables.put("owner", record.owner());
        variables.put("starter", startedBy);
        var own = model.property("startVariables");
        if (own != null && feel.evaluate(own, Map.of("record", context(record))) instanceof Map<?, ?> more) {
            more.forEach((key, value) -> variables.put(String.valueOf(key), value));
        }
        return variables;
    }

    /** A record as expressions see it: its values, and {@code id, number, status, owner, title, created_at}. */
    public static Map<String, @Nullable Object> context(Records.Record record) {
        var context = new LinkedHashMap<String, @Nullable Object>(record.values());
        context.put("id", String.valueOf(record.id()));
        context.put("number", record.number());
        context.put("status", record.status());
        context.put("owner", record.owner());
        context.put("title", record.title());
        return context;
    }
}
