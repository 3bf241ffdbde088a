package io.jianguan.registry;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives record numbers. The last number is a row locked until the transaction ends: none is given twice, and none is
 * lost when a transaction fails.
 */
@Component
class Numbers {
    private final JdbcClient jdbc;

    Numbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Nullable
    String next(RegistryDefinition definition, LocalDate day) {
        var text = definition.number();
        if (text == null) {
            return null;
        }
        var rule = NumberRule.of(text, day);
        return rule.format(take(definition.registry(), rule, 1));
    }

    /** @return the last of {@code count} numbers in a row, now taken */
    long take(String registry, NumberRule rule, long count) {
        return jdbc.sql("""
                INSERT INTO registry.number AS n (registry, series, value) VALUES (:registry, :series, :count)
                ON CONFLICT (registry, series) DO UPDATE SET value = n.value + :count
                RETURNING value
                """)
                .param("registry", registry)
                .param("series", rule.before() + "#" + rule.after())
                .param("count", count)
                .query(Long.class)
                .single();
    }
}
