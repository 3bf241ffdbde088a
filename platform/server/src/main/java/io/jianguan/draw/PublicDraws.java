package io.jianguan.draw;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import io.jianguan.rest.PublicAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Draws that anybody may look at and check: all attempts of a record, from when somebody with the right publishes them,
 * or they are drawn where the record asks for that, until somebody takes them back.
 */
@Component
class PublicDraws {
    /** Of a registry's rights. */
    private static final String RIGHT = "publish";

    private final JdbcClient jdbc;
    private final Draws draws;
    private final Records records;
    private final Actors actors;
    private final AuditLog audit;
    private final PublicAddress address;
    private final Clock clock;

    PublicDraws(
            JdbcClient jdbc,
            Draws draws,
            Records records,
            Actors actors,
            AuditLog audit,
            PublicAddress address,
            Clock clock) {
        this.jdbc = jdbc;
        this.draws = draws;
        this.records = records;
        this.actors = actors;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    /**
     * @param address where anybody finds it; null while it is not published, as are time and person
     * @param by name of the person
     * @param may whether the reader may publish it or take it back
     * @param ready whether there is a draw to publish
     */
    record DrawPublication(
            @Nullable String address,
            @Nullable Instant at,
            @Nullable String by,
            boolean may,
            boolean ready) {}

    private record Published(String by, Instant at) {}

    /** For whoever may read the record. */
    DrawPublication of(Actor actor, String registry, long id) {
        records.get(actor, registry, id);
        var made = draws.of(registry, id);
        var published = published(registry, id);
        return new DrawPublication(
                published
                        .map(one -> address.of("/public/draws/" + number(made)))
                        .orElse(null),
                published.map(Published::at).orElse(null),
                published
                        .map(one -> actors.names(List.of(one.by)).getOrDefault(one.by, one.by))
                        .orElse(null),
                records.may(actor, registry, id, RIGHT),
                isReady(made));
    }

    /** Every number of the record leads to it; the first one never changes. */
    private static @Nullable Long number(List<Draw> made) {
        return made.reversed().stream()
                .map(Draw::number)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean isReady(List<Draw> made) {
        return !made.isEmpty()
                && made.getFirst().state() == Draw.State.DRAWN
                && made.stream().allMatch(draw -> draw.number() != null);
    }

    private Optional<Published> published(String registry, long id) {
        return jdbc.sql("SELECT published_by, published_at FROM draw.publication WHERE registry = ? AND record_id = ?")
                .params(registry, id)
                .query((row, n) -> new Published(
                        row.getString("published_by"),
                        row.getTimestamp("published_at").toInstant()))
                .optional();
    }

    /** Publishing twice is publishing once. @throws Problem {@code draw.not-drawn}, {@code draw.publish-forbidden} */
    @Transactional
    void publish(Actor actor, String registry, long id) {
        require(actor, registry, id);
        var made = draws.of(registry, id);
        if (!isReady(made)) {
            throw Problem.conflict("draw.not-drawn");
        }
        int rows = jdbc.sql("""
                INSERT INTO draw.publication (registry, record_id, published_by, published_at) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """)
                .params(registry, id, actor.username(), Timestamp.from(clock.instant()))
                .update();
        if (rows > 0) {
            record(actor, "draw.publish", registry, id);
        }
    }

    /**
     * As the record asks for, in the name of whoever had it drawn.
     *
     * @return false where that is not theirs to do, or not everything is drawn
     */
    @Transactional
    boolean publishAsPlanned(String username, String registry, long id) {
        var actor = actors.get(username);
        if (!records.may(actor, registry, id, RIGHT) || !isReady(draws.of(registry, id))) {
            return false;
        }
        publish(actor, registry, id);
        return true;
    }

    /** @throws Problem {@code draw.publish-forbidden} */
    @Transactional
    void withdraw(Actor actor, String registry, long id) {
        require(actor, registry, id);
        int rows = jdbc.sql("DELETE FROM draw.publication WHERE registry = ? AND record_id = ?")
                .params(registry, id)
                .update();
        if (rows > 0) {
            record(actor, "draw.withdraw", registry, id);
        }
    }

    private void require(Actor actor, String registry, long id) {
        records.get(actor, registry, id);
        if (!records.may(actor, registry, id, RIGHT)) {
            throw Problem.forbidden("draw.publish-forbidden");
        }
    }

    private void record(Actor actor, String action, String registry, long id) {
        audit.record(actor.username(), action, registry + ":" + id, Map.of());
    }

    /**
     * The attempts that are published together with this one, the first one first.
     *
     * @param number of any of them
     * @throws Problem {@code draw.not-public}, also where there is none of that number
     */
    List<Draw> attempts(long number) {
        var made = jdbc.sql("""
                SELECT registry, record_id FROM draw.draw JOIN draw.publication USING (registry, record_id)
                WHERE number = ?
                """)
                .param(number)
                .query((row, n) -> draws.of(row.getString("registry"), row.getLong("record_id")))
                .optional();
        return made.orElseThrow(() -> Problem.notFound("draw.not-public")).reversed();
    }
}
