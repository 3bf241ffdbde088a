package io.jianguan.process;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The way of an instance through its model step by step, and the versions of models; for operators. */
@Component
public class Course {
    private final JdbcClient jdbc;
    private final Processes processes;
    private final Steps steps;

    Course(JdbcClient jdbc, Processes processes, Steps steps) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.steps = steps;
    }

    /**
     * @param key of the element instance
     * @param endedAt null while a token is there
     * @param terminated ended from outside, not by being done
     */
    public record Step(
            long key,
            String elementId,
            String elementType,
            Instant activatedAt,
            @Nullable Instant endedAt,
            boolean terminated) {}

    /** In order; the process itself is left out. */
    public List<Step> of(long instanceKey) {
        return jdbc.sql("""
                SELECT * FROM process.step WHERE instance_key = ? AND element_type <> 'PROCESS'
                ORDER BY activated_at, element_instance_key LIMIT 1000
                """)
                .param(instanceKey)
                .query((row, _) -> {
                    var ended = row.getTimestamp("ended_at");
                    return new Step(
                            row.getLong("element_instance_key"),
                            row.getString("element_id"),
                            row.getString("element_type"),
                            row.getTimestamp("activated_at").toInstant(),
                            ended == null ? null : ended.toInstant(),
                            row.getBoolean("terminated"));
                })
                .list();
    }

    /** Ids of the sequence flows taken. */
    public List<String> flows(long instanceKey) {
        return steps.flows(instanceKey);
    }

    /** @throws io.jianguan.rest.Problem {@code process.unknown} */
    public String bpmn(String processId, int version) {
        return processes.bpmn(processId, version);
    }

    /** @param running instances that are not ended */
    public record Version(String process, int version, long definitionKey, Instant deployedAt, int running) {}

    /** In order of process, the newest version first. */
    public List<Version> versions() {
        return jdbc.sql("""
                SELECT d.process_id AS process, d.version, d.definition_key, d.deployed_at,
                    coalesce(r.running, 0)::int AS running
                FROM process.definition d
                LEFT JOIN (
                    SELECT process_id, version, count(*) AS running FROM process.instance
                    WHERE state = 'running' GROUP BY process_id, version) r USING (process_id, version)
                ORDER BY d.process_id, d.version DESC
                """)
                .query((row, _) -> new Version(
                        row.getString("process"),
                        row.getInt("version"),
                        row.getLong("definition_key"),
                        row.getTimestamp("deployed_at").toInstant(),
                        row.getInt("running")))
                .list();
    }
}
