package io.jianguan.sharing;

import io.jianguan.registry.Slice;
import io.jianguan.registry.SliceRows;
import io.jianguan.registry.SliceRows.SliceRow;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Problem;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The changes of a service, each with a number that grows without gaps in the order of their commits. */
@Component
class Feed {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration GLANCE = Duration.ofMillis(500);
    private final JdbcClient jdbc;
    private final SliceRows rows;

    Feed(JdbcClient jdbc, SliceRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param generation another one: what was read before no longer holds */
    record State(
            long generation,
            long last,
            long keptFrom,
            @Nullable String error) {}

    /** @param row null where it was removed from what the service gives */
    record Change(
            long number,
            long recordId,
            String operation,
            OffsetDateTime at,
            String source,
            String batch,
            @Nullable SliceRow row) {}

    /** @param next always there: where to go on, also where nothing has come yet */
    record Changes(List<Change> rows, String next) {}

    /** One at a time numbers changes, or says what a service gives: until the transaction ends. */
    void alone() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('sharing.feed', 0))")
                .query()
                .singleRow();
    }

    boolean aloneNow() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(hashtextextended('sharing.feed', 0))")
                .query(Boolean.class)
                .single();
    }

    void published(String service, boolean continues) {
        jdbc.sql("""
                INSERT INTO sharing.feed (service) VALUES (:service) ON CONFLICT (service) DO UPDATE
                SET generation = sharing.feed.generation + CASE WHEN :continues AND sharing.feed.error IS NULL THEN 0 ELSE 1 END,
                    error = NULL
                """).param("service", service).param("continues", continues).update();
        if (!continues) {
            ended(service);
        }
    }

    /** Its changes are gone; who is told of them is told no more. */
    void ended(String service) {
        jdbc.sql("DELETE FROM sharing.change WHERE service = ?").param(service).update();
        jdbc.sql("UPDATE sharing.push SET state = 'halted', error = 'resync' WHERE service = ? AND state = 'active'")
                .param(service)
                .update();
    }

    /** It cannot be told whether a change concerns the service: whoever follows it begins anew once it is mended. */
    void broken(String service, String error) {
        jdbc.sql("UPDATE sharing.feed SET error = ? WHERE service = ?")
                .params(error, service)
                .update();
        ended(service);
    }

    State state(String service) {
        return jdbc.sql("SELECT generation, last_number AS last, kept_from, error FROM sharing.feed WHERE service = ?")
                .param(service)
                .query(State.class)
                .optional()
                .orElseThrow(() -> Problem.notFound("sharing.service-unknown", service));
    }

    /**
     * What came after the cursor; without one, where the feed now ends.
     *
     * @param wait how long to wait for the first change
     * @throws Problem {@code sharing.resync} where what was read before no longer holds, {@code sharing.feed-broken}
     */
    Changes after(String service, Slice slice, @Nullable String cursor, int limit, Duration wait) {
        var state = state(service);
        if (state.error() != null) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "sharing.feed-broken");
        }
        if (cursor == null) {
            return new Changes(List.of(), next(state.generation(), state.last()));
        }
        long number = number(state, cursor);
        var until = System.nanoTime() + wait.toNanos();
        var found = page(service, slice, number, limit);
        while (found.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(GLANCE.toNanos());
            if (state(service).generation() != state.generation()) {
                throw new Problem(HttpStatus.GONE, "sharing.resync");
            }
            found = page(service, slice, number, limit);
        }
        return new Changes(
                found,
                next(
                        state.generation(),
                        found.isEmpty() ? number : found.getLast().number()));
    }

    static String next(long generation, long number) {
        return new Cursor(List.of(String.valueOf(generation), String.valueOf(number))).encode();
    }

    private static long number(State state, String cursor) {
        var parts = Cursor.decode(cursor, 2).parts();
        try {
            long number = Long.parseLong(String.valueOf(parts.get(1)));
            if (Long.parseLong(String.valueOf(parts.getFirst())) != state.generation()
                    || number < state.keptFrom()
                    || number > state.last()) {
                throw new Problem(HttpStatus.GONE, "sharing.resync");
            }
            return number;
        } catch (NumberFormatException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }

    private record Stored(
            long number,
            long recordId,
            String operation,
            OffsetDateTime at,
            String source,
            String batch,
            @Nullable String image) {}

    List<Change> page(String service, Slice slice, long after, int limit) {
        var stored =
                jdbc.sql("""
                SELECT number, record_id, operation, at, source, batch, image::text AS image FROM sharing.change
                WHERE service = ? AND number > ? ORDER BY number LIMIT ?
                """).params(service, after, limit).query(Stored.class).list();
        var images = new LinkedHashMap<Long, String>();
        stored.forEach(change -> {
            var image = change.image();
            if (image != null) {
                images.put(change.number(), image);
            }
        });
        var past = rows.past(slice, images);
        return stored.stream()
                .map(one -> new Change(
                        one.number(),
                        one.recordId(),
                        one.operation(),
                        one.at().atZoneSameInstant(ZONE).toOffsetDateTime(),
                        one.source(),
                        one.batch(),
                        past.get(one.number())))
                .toList();
    }
}
