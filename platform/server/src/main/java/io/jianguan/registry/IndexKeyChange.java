package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tags personal data anew once another key of the {@link BlindIndex} is the first: while people work, on one server.
 * What has an older tag is found all the while, since the older keys are still given.
 */
@Component
class IndexKeyChange {
    private static final Logger log = LoggerFactory.getLogger(IndexKeyChange.class);
    private final DefinitionStore store;
    private final EncryptionRebuild encryption;
    private final BlindIndex blind;
    private final JdbcClient jdbc;
    private final DataSource source;

    IndexKeyChange(
            DefinitionStore store, EncryptionRebuild encryption, BlindIndex blind, JdbcClient jdbc, DataSource source) {
        this.store = store;
        this.encryption = encryption;
        this.blind = blind;
        this.jdbc = jdbc;
        this.source = source;
    }

    /** Again every hour: a server that was started with the keys before may have written meanwhile. */
    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
    void run() {
        for (var table : store.registries().values()) {
            var definition = table.definition();
            var older = definition.fields().stream()
                    .filter(field -> field.findable() && isOlder(definition.registry(), field))
                    .toList();
            if (!older.isEmpty()) {
                alone(definition, older);
            }
        }
    }

    /** Tags of one key stand together in the index: the first and the last tell of all. */
    private boolean isOlder(String registry, Field field) {
        var current = blind.current();
        return jdbc.sql("""
                SELECT coalesce(NOT (starts_with(min(tag), :current) AND starts_with(max(tag), :current)), false)
                FROM (SELECT %s AS tag FROM data."%s" WHERE deleted_at IS NULL) tagged
                """.formatted(BlindIndex.term(field.name()), registry))
                .param("current", current)
                .query(Boolean.class)
                .single();
    }

    private void alone(RegistryDefinition definition, List<Field> older) {
        try (var connection = source.getConnection()) {
            if (ask(connection, "SELECT pg_try_advisory_lock(hashtextextended('index-key', 0))")) {
                try {
                    log.info("Tagging personal data of {} with another key", definition.registry());
                    encryption.run(definition, older, Progress.NONE);
                } finally {
                    ask(connection, "SELECT pg_advisory_unlock(hashtextextended('index-key', 0))");
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("Tagging personal data of " + definition.registry(), failure);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }
}
