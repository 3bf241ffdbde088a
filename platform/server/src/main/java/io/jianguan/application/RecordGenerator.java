package io.jianguan.application;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes records in any number from a definition ({@code seed-data/<app>/generate/<registry>.yaml}). Row n depends on
 * the definition, its seed and n alone: a smaller set is the beginning of a larger one.
 */
final class RecordGenerator {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** A row of a code table. */
    record Code(String code, @Nullable String parent, String label) {}

    private final String registry;
    private final long seed;
    private final Map<String, Long> sizes;
    private final List<String> fields;
    private final int[] shown;
    private final FieldMaker[] makers;

    private RecordGenerator(
            String registry,
            long seed,
            Map<String, Long> sizes,
            List<String> fields,
            int[] shown,
            FieldMaker[] makers) {
        this.registry = registry;
        this.seed = seed;
        this.sizes = sizes;
        this.fields = fields;
        this.shown = shown;
        this.makers = makers;
    }

    /**
     * @param codes a code table's rows by its name
     * @throws IllegalArgumentException naming the field whose definition is not understood
     */
    static RecordGenerator of(String yaml, Function<String, List<Code>> codes) {
        var definition = YAML.readTree(yaml);
        var places = new LinkedHashMap<String, Integer>();
        var kinds = new FieldMakers(places, codes);
        var makers = new ArrayList<FieldMaker>();
        for (var field : definition.path("fields").properties()) {
            makers.add(maker(kinds, field));
            places.put(field.getKey(), places.size());
        }
        var shown =
                places.keySet().stream().filter(name -> !name.startsWith("_")).toList();
        return new RecordGenerator(
                definition.path("registry").asString(),
                definition.path("seed").asLong(),
                definition.path("sizes").properties().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, size -> size.getValue().asLong())),
                shown,
                shown.stream().mapToInt(places::get).toArray(),
                makers.toArray(FieldMaker[]::new));
    }

    private static FieldMaker maker(FieldMakers kinds, Map.Entry<String, JsonNode> field) {
        try {
            return kinds.read(field.getValue());
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException("fields." + field.getKey() + ": " + fault.getMessage(), fault);
        }
    }

    String registry() {
        return registry;
    }

    /** How many rows a named size has; 0 for a name the definition lacks. */
    long size(String name) {
        return sizes.getOrDefault(name, 0L);
    }

    /** Names of the values in each row. */
    List<String> fields() {
        return fields;
    }

    /** Values as in records: text, whole numbers, {@code YYYY-MM-DD}, null. */
    Stream<@Nullable Object[]> rows(long count) {
        return LongStream.range(0, count).mapToObj(this::row);
    }

    private @Nullable Object[] row(long number) {
        var row = new MadeRow(seed, number, makers.length);
        var values = row.values();
        for (int at = 0; at < makers.length; at++) {
            values[at] = makers[at].make(row);
        }
        var result = new @Nullable Object[shown.length];
        Arrays.setAll(result, at -> values[shown[at]]);
        return result;
    }
}
