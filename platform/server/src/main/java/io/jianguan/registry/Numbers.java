package io.jianguan.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.TreeMap;
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

    /** @param owner code of the office that the record belongs to */
    @Nullable
    String next(RegistryDefinition definition, LocalDate day, String owner) {
        var text = definition.number();
        if (text == null) {
            return null;
        }
        var rule = NumberRule.of(text, day, owner);
        return rule.format(take(definition.registry(), rule, 1));
    }

    /** Gives none of these any more: they come with records from elsewhere. Those of another shape never come up. */
    void pass(RegistryDefinition definition, Collection<String> numbers) {
        var text = definition.number();
        if (text == null) {
            return;
        }
        var shape = NumberRule.shape(text);
        // in order, so that two never wait for each other in a circle
        var last = new TreeMap<String, Long>();
        numbers.forEach(number ->
                NumberRule.used(shape, number).ifPresent(used -> last.merge(used.series(), used.value(), Long::max)));
        if (last.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO registry.number AS n (registry, series, value)
                SELECT :registry, * FROM unnest(:series::text[], :values::bigint[])
                ON CONFLICT (registry, series) DO UPDATE SET value = greatest(n.value, excluded.value)
                """)
                .param("registry", definition.registry())
                .param("series", last.keySet().toArray(String[]::new))
                .param("values", last.values().toArray(Long[]::new))
                .update();
    }

    /** What the next number would be; nobody is promised it. */
    String example(RegistryDefinition definition, String text, LocalDate day, String owner) {
        var rule = NumberRule.of(text, day, owner);
        var last = jdbc.sql("SELECT value FROM registry.number WHERE registry = ? AND series = ?")
                .params(definition.registry(), rule.series())
                .query(Long.class)
                .optional();
        return rule.format(last.orElse(0L) + 1);
    }

    /** @return the last of {@code count} numbers in a row, now taken */
    long take(String registry, NumberRule rule, long count) {
        return jdbc.sql("""
                INSERT INTO registry.number AS n (registry, series, value) VALUES (:registry, :series, :count)
                ON CONFLICT (registry, series) DO UPDATE SET value = n.value + :count
                RETURNING value
                """)
                .param("registry", registry)
                .param("series", rule.series())
                .param("count", count)
                .query(Long.class)
                .single();
    }
}
