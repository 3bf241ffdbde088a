package io.jianguan.engine;

import io.jianguan.engine.JobHandler.Job;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code engine.job_done}: a job's effects and the memory of them are one transaction. */
@Repository
class JobsDone {
    private static final TypeReference<Map<String, @Nullable Object>> VARIABLES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Engine engine;

    JobsDone(JdbcClient jdbc, JsonMapper json, Engine engine) {
        this.jdbc = jdbc;
        this.json = json;
        this.engine = engine;
    }

    /** Works the job unless it was worked before; either way the engine hears that it is complete. */
    @Transactional
    public void once(Job job, JobHandler handler) {
        if (isNew(job)) {
            var result = handler.handle(job);
            jdbc.sql("UPDATE engine.job_done SET variables = :variables::jsonb WHERE job_key = :job")
                    .param("job", job.key())
                    .param("variables", json.writeValueAsString(result))
                    .update();
            engine.completeJob(job.key(), result);
        } else {
            engine.completeJob(job.key(), result(job).orElseThrow());
        }
    }

    /** Where the same job is being worked elsewhere just now, this waits for the outcome. */
    private boolean isNew(Job job) {
        return jdbc.sql("""
                INSERT INTO engine.job_done (job_key, type, instance_key, variables)
                VALUES (:job, :type, :instance, '{}')
                ON CONFLICT DO NOTHING
                """)
                        .param("job", job.key())
                        .param("type", job.type())
                        .param("instance", job.instanceKey())
                        .update()
                == 1;
    }

    private Optional<Map<String, @Nullable Object>> result(Job job) {
        return jdbc.sql("SELECT variables FROM engine.job_done WHERE job_key = :job")
                .param("job", job.key())
                .query((row, _) -> json.readValue(row.getString("variables"), VARIABLES))
                .optional();
    }
}
