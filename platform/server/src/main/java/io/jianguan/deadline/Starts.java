package io.jianguan.deadline;

import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.rest.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** By which version of a rule a clock starts, and from when it counts. */
@Component
class Starts {
    private static final Logger log = LoggerFactory.getLogger(Starts.class);
    private final Rules rules;
    private final Registries registries;
    private final Records records;

    Starts(Rules rules, Registries registries, Records records) {
        this.rules = rules;
        this.registries = registries;
        this.records = records;
    }

    /** @param origin as {@link Explanation#origin} */
    record Start(Rule rule, Instant at, @Nullable String origin) {}

    /**
     * Null where no such rule is in force: a task without a clock is better than one that nobody finds, and so is a
     * record that cannot be saved.
     *
     * @param begun when the task or the status began, or was taken
     */
    @Nullable
    Start of(String code, Instant begun, String registry, long recordId) {
        try {
            var rule = rules.inForce(code, Calendar.dayOf(begun));
            var field = rule.startField();
            if (field == null) {
                return new Start(rule, begun, rule.startsOnClaim() ? "claimed" : null);
            }
            return ofField(rule, code, field, begun, registry, recordId);
        } catch (Problem missing) {
            log.error("No clock for {}:{}: {}", registry, recordId, missing.getMessage());
            return null;
        }
    }

    /** The version is that of the day from which it counts. */
    private Start ofField(Rule rule, String code, String field, Instant begun, String registry, long recordId) {
        var label = registries
                .get(registry)
                .field(field)
                .map(known -> known.label().zh())
                .orElse(field);
        var at = records.get(registry, List.of(recordId)).stream()
                .findFirst()
                .map(record -> instant(record.values().get(field)))
                .orElse(null);
        return at == null
                ? new Start(rule, begun, "no-field:" + label)
                : new Start(rules.inForce(code, Calendar.dayOf(at)), at, "field:" + label);
    }

    /** @param value a date, which is its beginning, or an instant */
    private static @Nullable Instant instant(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        var text = value.toString();
        try {
            return text.length() > "2027-01-01".length()
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(Calendar.ZONE).toInstant();
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }
}
