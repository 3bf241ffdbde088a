package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Query.All;
import io.jianguan.registry.Query.Any;
import io.jianguan.registry.Query.Term;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a query asks, as a sentence that people can check. */
@Component
class QuerySentence {
    private final Labels labels;
    private final Options options;
    private final Words words;

    QuerySentence(Labels labels, Options options, Words words) {
        this.labels = labels;
        this.options = options;
        this.words = words;
    }

    /** @param actor who reads it: of records, only those that they may see are named */
    String of(Actor actor, RegistryDefinition definition, Query query) {
        var values = new ArrayList<Map.Entry<Field, Object>>();
        gather(definition, query, values);
        var titles = new HashMap<String, String>();
        values.stream()
                .filter(value -> value.getKey().type().one() == FieldType.REFERENCE)
                .collect(Collectors.groupingBy(
                        value -> Objects.requireNonNull(value.getKey().registry()),
                        Collectors.mapping(
                                value -> Long.valueOf(value.getValue().toString()), Collectors.toList())))
                .forEach((registry, ids) -> options.find(actor, registry, null, ids, ids.size())
                        .forEach(option -> titles.put(registry + ":" + option.id(), option.label())));
        values.removeIf(value -> value.getKey().type().one() == FieldType.REFERENCE);
        return text(definition, query, new Named(labels.of(values), titles), true);
    }

    private record Named(Labels.Found found, Map<String, String> titles) {
        String text(Field field, String value) {
            return field.type().one() == FieldType.REFERENCE
                    ? titles.getOrDefault(field.registry() + ":" + value, "#" + value)
                    : found.text(field, value);
        }
    }

    private static void gather(RegistryDefinition definition, Query query, List<Map.Entry<Field, Object>> values) {
        switch (query) {
            case All all -> all.parts().forEach(part -> gather(definition, part, values));
            case Any any -> any.parts().forEach(part -> gather(definition, part, values));
            case Term term ->
                definition
                        .column(term.field())
                        .filter(field -> named(term))
                        .ifPresent(field -> term.values().forEach(value -> values.add(Map.entry(field, value))));
        }
    }

    private static boolean named(Term term) {
        return term.operator() == Operator.ONE_OF || term.operator() == Operator.NONE_OF;
    }

    private String text(RegistryDefinition definition, Query query, Named found, boolean outermost) {
        return switch (query) {
            case All all -> joined(definition, all.parts(), "registry.query.and", found, outermost);
            case Any any -> joined(definition, any.parts(), "registry.query.or", found, outermost);
            case Term term -> term(definition, term, found);
        };
    }

    private String joined(
            RegistryDefinition definition, List<Query> parts, String word, Named found, boolean outermost) {
        var texts = parts.stream()
                .filter(part -> !Query.isEmpty(part))
                .map(part -> text(definition, part, found, false))
                .toList();
        var joined = String.join(words.text(word), texts);
        return outermost || texts.size() < 2 ? joined : words.text("registry.query.group", joined);
    }

    private String term(RegistryDefinition definition, Term term, Named found) {
        var field = definition.column(term.field()).orElseThrow();
        var shown = term.values().stream()
                .map(value -> shown(definition, field, term, value, found))
                .toList();
        var name = words.of(field.label());
        var key = "registry.query." + term.operator().id();
        return switch (term.operator()) {
            case ONE_OF, NONE_OF ->
                words.text(key, name, shown.stream().collect(Collectors.joining(words.text("registry.query.comma"))));
            case BETWEEN -> words.text(key, name, shown.getFirst(), shown.get(1));
            case LAST, NEXT ->
                words.text(key, name, shown.getFirst(), words.text("registry.query.unit." + shown.get(1)));
            case THIS, PREVIOUS -> words.text(key + "." + shown.getFirst(), name);
            default -> words.text(key, name, shown.isEmpty() ? "" : shown.getFirst());
        };
    }

    private String shown(RegistryDefinition definition, Field field, Term term, String value, Named found) {
        if (!named(term)) {
            return value;
        }
        return field.name().equals("status")
                ? definition
                        .status(value)
                        .map(status -> words.of(status.label()))
                        .orElse(value)
                : found.text(field, value);
    }
}
