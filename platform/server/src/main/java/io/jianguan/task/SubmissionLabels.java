package io.jianguan.task;

import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.CodeTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What codes and names said when somebody chose them, kept beside the submission: years later it is shown as it was.
 * Titles of records are not: those are told by the rights of whoever looks.
 */
@Component
class SubmissionLabels {
    /** No field of a form can have this key. */
    static final String KEY = "$labels";

    private static final String REGION = "region";
    private final CodeTables codes;
    private final Actors actors;
    private final Organisations organisations;
    private final JsonMapper json;

    SubmissionLabels(CodeTables codes, Actors actors, Organisations organisations, JsonMapper json) {
        this.codes = codes;
        this.actors = actors;
        this.organisations = organisations;
        this.json = json;
    }

    /** The submission with the labels of now: by source ({@code code:<table>}, {@code people} …), then by value. */
    Map<String, @Nullable Object> with(String schema, Map<String, @Nullable Object> submission) {
        var chosen = new TreeMap<String, TreeSet<String>>();
        FormValues.each(json.readTree(schema), submission, (field, value) -> {
            var source = source(field);
            if (source != null) {
                ids(value)
                        .forEach(id -> chosen.computeIfAbsent(source, none -> new TreeSet<>())
                                .add(id));
            }
        });
        var labels = new LinkedHashMap<String, Map<String, Label>>();
        chosen.forEach((source, values) -> labels.put(source, labels(source, values)));
        labels.values().removeIf(Map::isEmpty);
        if (labels.isEmpty()) {
            return submission;
        }
        var with = new LinkedHashMap<>(submission);
        with.put(KEY, labels);
        return with;
    }

    private static @Nullable String source(JsonNode field) {
        var type = field.path("type").asString("");
        return switch (type) {
            case "code" -> "code:" + field.path("codes").asString("");
            case REGION, "people", "organisation" -> type;
            default -> null;
        };
    }

    private static Stream<String> ids(Object value) {
        return value instanceof Collection<?> many ? many.stream().map(String::valueOf) : Stream.of(value.toString());
    }

    private Map<String, Label> labels(String source, Collection<String> values) {
        return switch (source) {
            case "people" -> same(actors.names(values));
            case "organisation" -> same(organisations.names(values));
            case REGION -> regions(values);
            default -> codes.labels(source.substring(source.indexOf(':') + 1), values);
        };
    }

    private static Map<String, Label> same(Map<String, String> names) {
        return names.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, name -> new Label(name.getValue(), name.getValue())));
    }

    /** Regions by the whole way down to them. */
    private Map<String, Label> regions(Collection<String> values) {
        var known = codes.labels(
                REGION,
                values.stream().flatMap(value -> way(value).stream()).distinct().toList());
        var labels = new TreeMap<String, Label>();
        for (var value : values) {
            var way =
                    way(value).stream().map(known::get).filter(Objects::nonNull).toList();
            if (!way.isEmpty()) {
                labels.put(
                        value,
                        new Label(
                                way.stream().map(Label::zh).collect(Collectors.joining(" ")),
                                way.stream()
                                        .map(one -> one.en().isEmpty() ? one.zh() : one.en())
                                        .collect(Collectors.joining(" "))));
            }
        }
        return labels;
    }

    /** The codes of GB/T 2260 above one, and itself. */
    private static List<String> way(String code) {
        var way = new ArrayList<String>();
        if (code.length() >= 6) {
            way.add(code.substring(0, 2) + "0000");
            way.add(code.substring(0, 4) + "00");
            way.add(code.substring(0, 6));
            for (var length = 9; length <= code.length(); length += 3) {
                way.add(code.substring(0, length));
            }
        }
        return way.stream().distinct().toList();
    }
}
