package io.jianguan.engine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the read models again from the events while everything runs: some instances at a time, each with the projector
 * of its partition held back for milliseconds. A server that is killed goes on where it was, or another does.
 */
@Component
public class Rebuild extends Loop {
    private static final Logger log = LoggerFactory.getLogger(Rebuild.class);
    private static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final EventFeed feed;
    private final Translation translation;
    private final List<ReadModel> models;
    private final TransactionTemplate whole;
    private final TransactionTemplate savepoint;

    Rebuild(
            JdbcClient jdbc,
            EventFeed feed,
            Translation translation,
            List<ReadModel> models,
            PlatformTransactionManager transactions) {
        super("engine-rebuild");
        this.jdbc = jdbc;
        this.feed = feed;
        this.translation = translation;
        this.models = models;
        this.whole = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * @param total instances with events when it was asked for
     * @param done rebuilt so far
     * @param skipped whose first events are no longer kept
     * @param failed left as they were; the log says why
     */
    public record Progress(
            long id,
            String requestedBy,
            Instant requestedAt,
            @Nullable Instant finishedAt,
            int total,
            int done,
            int skipped,
            int failed) {}

    private record Running(long id, long afterKey) {}

    /** Asks for a rebuild of all instances; where one runs, that one is meant. */
    @Transactional
    public Progress request(String username) {
        jdbc.sql("""
                INSERT INTO engine.rebuild (requested_by, total)
                SELECT :username, count(DISTINCT instance_key) FROM engine.event WHERE instance_key IS NOT NULL
                ON CONFLICT DO NOTHING
                """).param("username", username).update();
        return latest().orElseThrow();
    }

    public Optional<Progress> latest() {
        return jdbc.sql("SELECT * FROM engine.rebuild ORDER BY id DESC LIMIT 1")
                .query(Progress.class)
                .optional();
    }

    @Override
    void turn() throws InterruptedException {
        if (!Objects.requireNonNull(whole.execute(_ -> batch()))) {
            pause(1_000);
        }
    }

    private boolean batch() {
        var running = jdbc.sql("""
                SELECT id, after_key FROM engine.rebuild WHERE finished_at IS NULL FOR UPDATE SKIP LOCKED
                """).query(Running.class).optional();
        running.ifPresent(this::batch);
        return running.isPresent();
    }

    private void batch(Running running) {
        var instances = jdbc.sql("""
                SELECT DISTINCT instance_key FROM engine.event WHERE instance_key > :after
                ORDER BY instance_key LIMIT :limit
                """)
                .param("after", running.afterKey())
                .param("limit", BATCH)
                .query(Long.class)
                .list();
        if (instances.isEmpty()) {
            jdbc.sql("UPDATE engine.rebuild SET finished_at = now() WHERE id = :id")
                    .param("id", running.id())
                    .update();
            return;
        }
        var counts = new int[Result.values().length];
        instances.forEach(instance -> counts[rebuild(instance).ordinal()]++);
        jdbc.sql("""
                UPDATE engine.rebuild
                SET after_key = :after, done = done + :done, skipped = skipped + :skipped, failed = failed + :failed
                WHERE id = :id
                """)
                .param("after", instances.getLast())
                .param("done", counts[Result.DONE.ordinal()])
                .param("skipped", counts[Result.SKIPPED.ordinal()])
                .param("failed", counts[Result.FAILED.ordinal()])
                .param("id", running.id())
                .update();
    }

    private enum Result {
        DONE,
        SKIPPED,
        FAILED
    }

    private Result rebuild(long instance) {
        feed.partitions(instance).forEach(feed::lock);
        var stored = feed.life(instance);
        if (stored.stream().noneMatch(Rebuild::isBirth)) {
            return Result.SKIPPED;
        }
        try {
            savepoint.executeWithoutResult(_ -> {
                var life = stored.stream()
                        .map(translation::of)
                        .filter(Objects::nonNull)
                        .toList();
                models.forEach(model -> model.rebuild(instance, life));
            });
            return Result.DONE;
        } catch (RuntimeException failure) {
            if (Transient.is(failure)) {
                throw failure;
            }
            log.error("The read models of instance {} could not be rebuilt and stay as they are", instance, failure);
            return Result.FAILED;
        }
    }

    private static boolean isBirth(StoredEvent event) {
        return event.valueType().equals("PROCESS_INSTANCE")
                && event.intent().equals("ELEMENT_ACTIVATING")
                && event.text("bpmnElementType").equals("PROCESS");
    }
}
