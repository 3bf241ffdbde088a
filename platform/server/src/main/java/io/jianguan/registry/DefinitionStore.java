package io.jianguan.registry;

import io.jianguan.registry.Registries.Published;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Definitions, versioned in the database and read from memory. Replicas see another's publication within a second: the
 * revision is looked up at most that often.
 */
@Component
class DefinitionStore {
    private static final long FRESH_NANOS = 1_000_000_000;
    private final JdbcClient jdbc;
    private final Words words;
    private final DefinitionVersions versions;
    private final DefinitionDrafts drafts;
    private volatile @Nullable Snapshot snapshot;

    DefinitionStore(JdbcClient jdbc, Words words, DefinitionVersions versions, DefinitionDrafts drafts) {
        this.jdbc = jdbc;
        this.words = words;
        this.versions = versions;
        this.drafts = drafts;
    }

    private record Snapshot(
            long revision, long checkedAt, Map<String, RecordTable> registries, Map<String, ViewDefinition> views) {
        boolean fresh() {
            return System.nanoTime() - checkedAt < FRESH_NANOS;
        }

        Snapshot checkedNow() {
            return new Snapshot(revision, System.nanoTime(), registries, views);
        }
    }

    Map<String, RecordTable> registries() {
        return snapshot().registries();
    }

    Map<String, ViewDefinition> views() {
        return snapshot().views();
    }

    /**
     * Whether an application's definition gives way to what somebody published since: then what is new in it waits as a
     * draft, so that nothing people made is lost.
     */
    Optional<Published> kept(DefinitionKind kind, String name, Source source) {
        var newest = versions.newest(kind, name).orElse(null);
        if (newest == null || newest.publishedBy() == null) {
            return Optional.empty();
        }
        var hash = hash(source.canonical());
        if (!hash.equals(newest.hash()) && !versions.shipped(kind, name, hash)) {
            drafts.offer(kind, name, source.canonical());
        }
        return Optional.of(new Published(name, newest.version(), false));
    }

    /** @param by null: an application */
    Published save(DefinitionKind kind, String name, String yaml, String canonical, @Nullable String by) {
        jdbc.sql("UPDATE registry.revision SET value = value + 1").update();
        var hash = hash(canonical);
        var newest = versions.newest(kind, name).orElse(null);
        if (newest != null && newest.hash().equals(hash)) {
            return new Published(name, newest.version(), false);
        }
        int version = newest == null ? 1 : newest.version() + 1;
        jdbc.sql("INSERT INTO registry.%s (%s, version, hash, source, published_by) VALUES (?, ?, ?, ?, ?)"
                        .formatted(kind.table(), kind.id()))
                .params(name, version, hash, yaml)
                .param(by)
                .update();
        forgetAfterCommit();
        return new Published(name, version, true);
    }

    private void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                snapshot = null;
            }
        });
    }

    private Snapshot snapshot() {
        var known = snapshot;
        if (known != null && known.fresh()) {
            return known;
        }
        long revision = jdbc.sql("SELECT value FROM registry.revision")
                .query(Long.class)
                .single();
        var current = known != null && known.revision() == revision ? known.checkedNow() : load(revision);
        snapshot = current;
        return current;
    }

    private Snapshot load(long revision) {
        var registries = new HashMap<String, RecordTable>();
        jdbc.sql(
                        "SELECT DISTINCT ON (registry) source, version FROM registry.definition ORDER BY registry, version DESC")
                .query(row -> {
                    var source = Source.of(row.getString(1), Faults.ofDefinition(words));
                    var definition = RegistryReader.read(source);
                    registries.put(definition.registry(), new RecordTable(definition, row.getInt(2)));
                });
        var views = new HashMap<String, ViewDefinition>();
        jdbc.sql("SELECT DISTINCT ON (view) source FROM registry.view ORDER BY view, version DESC")
                .query(String.class)
                .list()
                .forEach(yaml -> {
                    var view = ViewReader.read(Source.of(yaml, Faults.ofDefinition(words)), name -> null);
                    views.put(view.view(), view);
                });
        return new Snapshot(revision, System.nanoTime(), Map.copyOf(registries), Map.copyOf(views));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
