package io.jianguan.sharing;

import io.jianguan.registry.ChangeCapture;
import io.jianguan.registry.ChangeCapture.Captured;
import io.jianguan.registry.SliceRows;
import io.jianguan.sharing.Services.Followed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes what changed in registries and numbers it for the services that give it, one server at a time. Numbers are
 * given to what has committed, in a transaction that ends before the next begins: who reads up to a number has read all
 * before it, and nothing is put below it later.
 */
@Component
class ChangeDistribution {
    private static final Logger log = LoggerFactory.getLogger(ChangeDistribution.class);
    private static final int BATCH = 1_000;
    private static final int LAST_BATCH = 99_999;
    private final ChangeCapture capture;
    private final SliceRows rows;
    private final Services services;
    private final Feed feed;
    private final SharingSettings settings;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChangeDistribution(
            ChangeCapture capture,
            SliceRows rows,
            Services services,
            Feed feed,
            SharingSettings settings,
            JdbcClient jdbc,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.capture = capture;
        this.rows = rows;
        this.services = services;
        this.feed = feed;
        this.settings = settings;
        this.jdbc = jdbc;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Which service it was that a change could not be judged for. */
    private static final class Unjudged extends RuntimeException {
        private final String service;

        Unjudged(String service, RuntimeException cause) {
            super("Changes cannot be judged for service " + service, cause);
            this.service = service;
        }
    }

    /** At most once a second: a day has numbers for so many batches. */
    @Scheduled(fixedDelay = 1_000)
    void run() {
        int taken;
        do {
            try {
                taken = Objects.requireNonNullElse(transaction.execute(status -> distribute()), 0);
            } catch (Unjudged failure) {
                log.error("Feed of {} is broken", failure.service, failure);
                transaction.executeWithoutResult(
                        status -> feed.broken(failure.service, String.valueOf(failure.getCause())));
                taken = BATCH;
            }
        } while (taken == BATCH);
    }

    private int distribute() {
        if (!feed.aloneNow()) {
            return 0;
        }
        var changes = capture.untaken(BATCH);
        if (changes.isEmpty()) {
            return 0;
        }
        for (var service : services.followed()) {
            var its = changes.stream()
                    .filter(change ->
                            change.registry().equals(service.definition().registry()))
                    .toList();
            if (!its.isEmpty()) {
                try {
                    append(service, its);
                } catch (RuntimeException failure) {
                    throw new Unjudged(service.service(), failure);
                }
            }
        }
        capture.taken(changes);
        return changes.size();
    }

    private record Judged(
            Captured change,
            String operation,
            String source,
            @Nullable String image) {}

    private void append(Followed service, List<Captured> changes) {
        var slice = service.definition().slice();
        var befores = new LinkedHashMap<Long, String>();
        var afters = new LinkedHashMap<Long, String>();
        for (var change : changes) {
            put(befores, change.position(), change.before());
            put(afters, change.position(), change.after());
        }
        var were = rows.within(slice, befores);
        var are = rows.within(slice, afters);
        var columns = rows.imageColumns(slice);
        var judged = new ArrayList<Judged>();
        for (var change : changes) {
            boolean was = were.contains(change.position());
            if (are.contains(change.position())) {
                var after = image(change.after());
                if (!was || differs(slice.fields(), image(change.before()), after)) {
                    var source = after.path("owner_org").asString();
                    judged.add(new Judged(
                            change,
                            was ? "U" : "I",
                            source,
                            after.retain(columns).toString()));
                }
            } else if (was) {
                var source = image(change.before()).path("owner_org").asString();
                judged.add(new Judged(change, "D", source, null));
            }
        }
        if (!judged.isEmpty()) {
            insert(service.service(), judged);
        }
    }

    private static void put(Map<Long, String> images, long position, @Nullable String image) {
        if (image != null) {
            images.put(position, image);
        }
    }

    private ObjectNode image(@Nullable String text) {
        return (ObjectNode) json.readTree(Objects.requireNonNull(text));
    }

    /** What nobody outside sees changing has not changed for them. */
    private static boolean differs(List<String> fields, ObjectNode before, ObjectNode after) {
        return fields.stream().anyMatch(field -> !before.path(field).equals(after.path(field)));
    }

    private record Numbered(long last, LocalDate day, int batch) {}

    private void insert(String service, List<Judged> judged) {
        var numbered = jdbc.sql("""
                UPDATE sharing.feed SET last_number = last_number + :rows,
                    batch_no = CASE WHEN batch_day = :day THEN least(batch_no + 1, :most) ELSE 1 END, batch_day = :day
                WHERE service = :service RETURNING last_number AS last, batch_day AS day, batch_no AS batch
                """)
                .param("rows", judged.size())
                .param("day", LocalDate.now(clock.withZone(Feed.ZONE)))
                .param("most", LAST_BATCH)
                .param("service", service)
                .query(Numbered.class)
                .single();
        jdbc.sql("""
                INSERT INTO sharing.change (service, number, record_id, operation, at, source, batch, image)
                SELECT :service, :first + c.n, c.id, c.operation, c.at::timestamptz, c.source, :batch, c.image::jsonb
                FROM unnest(:ids, :operations, :times, :sources, :images)
                    WITH ORDINALITY c (id, operation, at, source, image, n)
                """)
                .param("service", service)
                .param("first", numbered.last() - judged.size())
                .param(
                        "batch",
                        numbered.day().format(DateTimeFormatter.BASIC_ISO_DATE) + "%05d".formatted(numbered.batch()))
                .param(
                        "ids",
                        judged.stream().map(one -> one.change().recordId()).toArray(Long[]::new))
                .param("operations", judged.stream().map(Judged::operation).toArray(String[]::new))
                .param(
                        "times",
                        judged.stream()
                                .map(one -> one.change()
                                        .at()
                                        .withOffsetSameInstant(ZoneOffset.UTC)
                                        .toString())
                                .toArray(String[]::new))
                .param("sources", judged.stream().map(Judged::source).toArray(String[]::new))
                .param("images", judged.stream().map(Judged::image).toArray(String[]::new))
                .update();
    }

    /** Changes that were kept long enough go; whoever had not read them begins anew. */
    @Scheduled(fixedDelay = 600_000, initialDelay = 60_000)
    void forget() {
        var before = OffsetDateTime.now(clock).minus(settings.keepChanges());
        for (var service : services.followed()) {
            transaction.executeWithoutResult(status -> jdbc.sql("""
                    WITH old AS (
                        SELECT max(number) AS number FROM sharing.change WHERE service = :service AND at < :before
                    ), kept AS (
                        UPDATE sharing.feed f SET kept_from = old.number FROM old
                        WHERE f.service = :service AND old.number > f.kept_from RETURNING f.kept_from
                    )
                    DELETE FROM sharing.change WHERE service = :service AND number <= (SELECT kept_from FROM kept)
                    """)
                    .param("service", service.service())
                    .param("before", before)
                    .update());
        }
        jdbc.sql("DELETE FROM sharing.usage_minute WHERE minute < ?")
                .param(OffsetDateTime.now(clock).minusHours(1))
                .update();
    }
}
