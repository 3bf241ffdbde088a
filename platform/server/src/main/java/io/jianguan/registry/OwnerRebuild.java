package io.jianguan.registry;

import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves records to the office that a field names, which were there before the field said whose they are. */
@Component
class OwnerRebuild {
    private static final int BATCH = 1_000;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    OwnerRebuild(JdbcClient jdbc, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
    }

    /** Whether the field is another, or is computed otherwise. */
    static boolean needed(@Nullable RegistryDefinition before, RegistryDefinition now) {
        var owner = now.owner();
        if (owner == null) {
            return false;
        }
        boolean computed = now.field(owner).orElseThrow().computed() != null;
        return before == null
                || !Objects.equals(owner, before.owner())
                || computed && ComputedRebuild.needed(before, now);
    }

    /** Records whose field names another office than theirs. */
    static String misplaced(RegistryDefinition definition) {
        return "\"%1$s\" IS NOT NULL AND owner_org <> \"%1$s\"".formatted(definition.owner());
    }

    private record Batch(long last, int size) {}

    /** Batch by batch, each a transaction of its own: people go on working. */
    void run(RegistryDefinition definition, Progress progress) {
        long total = Catalog.rows(jdbc, definition.registry());
        long done = 0;
        var batch = new Batch(0, BATCH);
        while (batch.size() == BATCH) {
            progress.at("owner", done, total);
            long after = batch.last();
            batch = Objects.requireNonNull(transaction.execute(status -> move(definition, after)));
            done += batch.size();
        }
    }

    /** By what each row says when it is written, so that a change meanwhile is not undone. */
    private Batch move(RegistryDefinition definition, long after) {
        var batch = jdbc.sql("""
                SELECT coalesce(max(id), 0), count(*)
                FROM (SELECT id FROM data."%s" WHERE id > ? ORDER BY id LIMIT ?) batch
                """.formatted(definition.registry()))
                .params(after, BATCH)
                .query((row, i) -> new Batch(row.getLong(1), row.getInt(2)))
                .single();
        var owners = new HashMap<Long, String>();
        jdbc.sql("""
                UPDATE data."%s" SET owner_org = "%s" WHERE id > ? AND id <= ? AND %s RETURNING id, owner_org
                """.formatted(definition.registry(), definition.owner(), misplaced(definition)))
                .params(after, batch.last())
                .query(row -> {
                    owners.put(row.getLong(1), row.getString(2));
                });
        if (!owners.isEmpty()) {
            events.publishEvent(new RecordsMoved(definition.registry(), owners));
        }
        return batch;
    }
}
