package io.jianguan.names;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Names by key, read once and kept, also that there is none, until one of them comes or is changed. A server sees its own change when it is committed,
 * another's within a second: how many changes there were is looked up at most that often.
 *
 * @param <K> key
 * @param <N> name
 */
public final class Names<K, N> {
    private static final long FRESH_NANOS = 1_000_000_000;
    /** More are read anew each time. */
    private static final int MOST = 100_000;

    private final JdbcClient jdbc;
    private final String revisions;
    private final Reading<K, N> reading;
    private volatile @Nullable Known<K, N> known;

    /** @param revisions table of one row, whose {@code value} counts the changes */
    public Names(JdbcClient jdbc, String revisions, Reading<K, N> reading) {
        this.jdbc = jdbc;
        this.revisions = revisions;
        this.reading = reading;
    }

    /** Reads names; unknown keys are left out. */
    public interface Reading<K, N> {
        Map<K, N> read(Collection<K> keys);
    }

    private record Known<K, N>(long revision, long checkedAt, Map<K, Optional<N>> names) {
        boolean fresh() {
            return System.nanoTime() - checkedAt < FRESH_NANOS;
        }
    }

    /** Unknown keys are left out. */
    public Map<K, N> of(Collection<K> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        if (seesOther()) {
            return reading.read(keys);
        }
        var names = known().names();
        var found = new HashMap<K, N>();
        var missing = new HashSet<K>();
        for (var key : keys) {
            var name = names.get(key);
            if (name == null) {
                missing.add(key);
            } else {
                name.ifPresent(one -> found.put(key, one));
            }
        }
        if (!missing.isEmpty()) {
            var read = reading.read(missing);
            found.putAll(read);
            if (names.size() < MOST) {
                missing.forEach(key -> names.put(key, Optional.ofNullable(read.get(key))));
            }
        }
        return found;
    }

    /** Whether this transaction has changed names itself, or sees those of an earlier moment. */
    private boolean seesOther() {
        return TransactionSynchronizationManager.hasResource(this)
                || TransactionSynchronizationManager.getCurrentTransactionIsolationLevel() != null;
    }

    private Known<K, N> known() {
        var last = known;
        if (last != null && last.fresh()) {
            return last;
        }
        long revision =
                jdbc.sql("SELECT value FROM " + revisions).query(Long.class).single();
        var names =
                last != null && last.revision() == revision ? last.names() : new ConcurrentHashMap<K, Optional<N>>();
        var current = new Known<>(revision, System.nanoTime(), names);
        known = current;
        return current;
    }

    /** To be said in the transaction that adds or changes names. */
    public void changed() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        jdbc.sql("UPDATE " + revisions + " SET value = value + 1").update();
        TransactionSynchronizationManager.bindResource(this, true);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Names.this);
                known = null;
            }
        });
    }
}
