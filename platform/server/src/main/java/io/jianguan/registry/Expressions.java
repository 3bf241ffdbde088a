package io.jianguan.registry;

import io.jianguan.expression.Feel;
import io.jianguan.expression.FeelFunction;
import io.jianguan.identity.Actor;
import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What definitions say of a record in FEEL. Beside its fields they may name {@code today}, {@code now}, {@code actor} and
 * {@code office}, whose record it is, and call {@code due(rule, start, office)}: the last day of a period.
 */
@Component
class Expressions {
    private final Feel feel;
    private final ObjectProvider<RulesOnTime> rules;
    private final Clock clock;

    Expressions(Feel feel, ObjectProvider<RulesOnTime> rules, Clock clock) {
        this.feel = feel.with(new FeelFunction("due", List.of("rule", "start", "office"), this::due));
        this.rules = rules;
        this.clock = clock;
    }

    /** Null where it cannot be told. */
    private @Nullable Object due(List<@Nullable Object> arguments) {
        var known = rules.getIfAvailable();
        var rule = arguments.get(0);
        var start = instant(arguments.get(1));
        var office = arguments.get(2);
        return known == null || rule == null || start == null
                ? null
                : known.lastDay(rule.toString(), start, office == null ? null : office.toString());
    }

    private static @Nullable Instant instant(@Nullable Object start) {
        return switch (start) {
            case ZonedDateTime time -> time.toInstant();
            case LocalDate day -> day.atStartOfDay(FieldValues.ZONE).toInstant();
            case null, default -> null;
        };
    }

    /** Whether a default follows from other fields: it is made once those have been entered. */
    boolean follows(RegistryDefinition definition, Field field) {
        return field.defaultValue() != null
                && feel.names(field.defaultValue()).stream()
                        .anyMatch(name ->
                                name.equals("office") || definition.field(name).isPresent());
    }

    /**
     * Fills fields that were not given with the definition's defaults, in their order.
     *
     * @param organisation whose record it is where no field says so
     */
    void defaults(
            RegistryDefinition definition,
            Map<String, @Nullable Object> values,
            @Nullable Actor actor,
            @Nullable String organisation) {
        for (var field : definition.fields()) {
            if (field.defaultValue() != null && values.get(field.name()) == null) {
                var value = feel.evaluate(field.defaultValue(), context(definition, values, actor, organisation));
                try {
                    values.put(field.name(), FieldValues.typed(field, value));
                } catch (Unfit unfit) {
                    throw new IllegalStateException(
                            "Default of %s.%s gives %s".formatted(definition.registry(), field.name(), value));
                }
            }
        }
    }

    /** Whether a condition holds for these values. */
    boolean holds(
            RegistryDefinition definition,
            String condition,
            Map<String, ? extends @Nullable Object> values,
            @Nullable Actor actor) {
        var organisation = actor == null ? null : actor.organisation();
        return Boolean.TRUE.equals(feel.evaluate(condition, context(definition, values, actor, organisation)));
    }

    /** Whether a condition holds for a record as it is kept. */
    boolean holds(RegistryDefinition definition, String condition, Records.Record record) {
        var values = new HashMap<String, @Nullable Object>();
        for (var name : feel.names(condition)) {
            var value = record.values().get(name);
            if (value != null) {
                definition.field(name).ifPresent(field -> values.put(name, kept(field, value)));
            }
        }
        return Boolean.TRUE.equals(feel.evaluate(condition, context(definition, values, null, record.owner())));
    }

    private static @Nullable Object kept(Field field, Object value) {
        try {
            return FieldValues.typed(field, value);
        } catch (Unfit unfit) {
            throw new IllegalStateException("%s holds %s".formatted(field.name(), value));
        }
    }

    private Map<String, @Nullable Object> context(
            RegistryDefinition definition,
            Map<String, ? extends @Nullable Object> values,
            @Nullable Actor actor,
            @Nullable String organisation) {
        var context = new HashMap<String, @Nullable Object>();
        definition
                .fields()
                .forEach(field -> context.put(field.name(), FieldValues.feel(field, values.get(field.name()))));
        var owner = definition.owner() == null ? null : values.get(definition.owner());
        context.put("office", owner == null ? organisation : owner);
        context.put("today", LocalDate.now(clock.withZone(FieldValues.ZONE)));
        context.put("now", ZonedDateTime.now(clock.withZone(FieldValues.ZONE)));
        context.put(
                "actor",
                actor == null
                        ? null
                        : Map.of(
                                "username", actor.username(),
                                "name", actor.name(),
                                "organisation", actor.organisation()));
        return context;
    }
}
