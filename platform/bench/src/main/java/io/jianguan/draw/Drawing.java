package io.jianguan.draw;

import io.jianguan.engine.JobHandler.Job;
import io.jianguan.process.JobContext;
import io.jianguan.registry.Records;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Opens the server's own draw to the benchmarks. */
public final class Drawing {
    private static final String REGISTRY = "bench_draw";

    private final ApplicationContext context;
    private final JsonMapper json = new JsonMapper();
    private long records;

    public Drawing(ApplicationContext context) {
        this.context = context;
    }

    /** A record that is drawn for, in name only. */
    public record Drawn(UUID id, long record, int size) {}

    /**
     * All that makes a draw provable: pool, weights and strata frozen, the commitment saved, the result saved.
     *
     * @param headers of the model's service task
     */
    public Drawn draw(Map<String, String> headers) {
        var record = record(++records);
        var job = new Job(1, "draw.commit", 1, "bench", "draw", headers, Map.of());
        return context.getBean(TransactionTemplate.class).execute(status -> {
            var jobs = context.getBean(JobContext.class);
            var asked = DrawHeaders.of(job, jobs, record);
            var frozen = context.getBean(Freezing.class).freeze(job, record, asked);
            var id = context.getBean(Commitments.class)
                    .publish(new Commitments.Occasion(record, "draw", null, null), asked.source(), frozen);
            return new Drawn(
                    id,
                    record.id(),
                    context.getBean(Making.class).make(id).orElseThrow().drawn());
        });
    }

    public void writeProof(Drawn drawn, Path file) {
        json.writeValue(file.toFile(), context.getBean(Proofs.class).proof(record(drawn.record)));
    }

    private static Records.Record record(long id) {
        return new Records.Record(
                REGISTRY, id, 1, null, "bench", null, "bench", Map.of(), Map.of(), Instant.EPOCH, Instant.EPOCH);
    }
}
