package io.jianguan.draw;

import io.jianguan.rest.Problem;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The draws made, each with seed, pool and result. */
@Component
class Draws {
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Draws(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    record NewDraw(
            String registry,
            long recordId,
            @Nullable String username,
            String seed,
            Map<String, ?> rules,
            List<Long> pool,
            List<Long> officers,
            List<Map<String, Object>> result) {}

    /** @param poolHash SHA-256 over the pool's ids in ascending order, joined by commas */
    record Draw(
            UUID id,
            String registry,
            long recordId,
            Instant at,
            @Nullable String username,
            String algorithm,
            String seed,
            int poolSize,
            String poolHash,
            int officerCount,
            int drawn,
            JsonNode rules) {}

    record Proof(Draw draw, List<Long> pool, List<Long> officers, JsonNode result) {}

    void save(NewDraw draw) {
        jdbc.sql("""
                INSERT INTO draw.draw (id, registry, record_id, at, username, algorithm, seed, rules, pool, pool_hash,
                    officers, result)
                VALUES (gen_random_uuid(), ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?::jsonb)
                """)
                .param(draw.registry())
                .param(draw.recordId())
                .param(Timestamp.from(clock.instant()))
                .param(draw.username())
                .param(Lots.ALGORITHM)
                .param(draw.seed())
                .param(json.writeValueAsString(draw.rules()))
                .param(draw.pool().toArray(Long[]::new))
                .param(Lots.poolHash(draw.pool()))
                .param(draw.officers().toArray(Long[]::new))
                .param(json.writeValueAsString(draw.result()))
                .update();
    }

    List<Draw> of(String registry, long recordId) {
        return jdbc.sql("SELECT * FROM draw.draw WHERE registry = ? AND record_id = ? ORDER BY at DESC")
                .params(registry, recordId)
                .query((row, number) -> draw(row))
                .list();
    }

    /** @throws Problem {@code draw.unknown} */
    Proof proof(UUID id) {
        return jdbc.sql("SELECT * FROM draw.draw WHERE id = ?")
                .param(id)
                .query((row, number) -> new Proof(
                        draw(row),
                        List.of((Long[]) row.getArray("pool").getArray()),
                        List.of((Long[]) row.getArray("officers").getArray()),
                        json.readTree(row.getString("result"))))
                .optional()
                .orElseThrow(() -> Problem.notFound("draw.unknown", id));
    }

    private Draw draw(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Draw(
                row.getObject("id", UUID.class),
                row.getString("registry"),
                row.getLong("record_id"),
                row.getTimestamp("at").toInstant(),
                row.getString("username"),
                row.getString("algorithm"),
                row.getString("seed"),
                ((Long[]) row.getArray("pool").getArray()).length,
                row.getString("pool_hash"),
                ((Long[]) row.getArray("officers").getArray()).length,
                json.readTree(row.getString("result")).size(),
                json.readTree(row.getString("rules")));
    }
}
