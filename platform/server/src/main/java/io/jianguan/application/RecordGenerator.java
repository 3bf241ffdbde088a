package io.jianguan.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Makes records in any number from a definition ({@code seed-data/<app>/generate/<registry>.yaml}). Row n depends on
 * the definition, its seed and n alone: a smaller set is the beginning of a larger one. Rows may be made of another
 * registry's rows ({@code of}), so that both hang together.
 */
final class RecordGenerator {
    private static final YAMLMapper YAML = new YAMLMapper();
    /** The row of its own by which a row says how many it has. */
    private static final int COUNTING = 63;

    /** A row of a code table. */
    record Code(String code, @Nullable String parent, String label) {}

    private final String registry;
    private final long seed;
    private final Map<String, Double> sizes;
    private final List<Map<String, String>> written;
    private final @Nullable Of of;
    private final List<String> names;
    private final List<String> shown;
    private final FieldMaker[] makers;

    /** @param per how many rows one of the other's has */
    private record Of(RecordGenerator other, FieldMaker per) {}

    private RecordGenerator(
            String registry,
            long seed,
            Map<String, Double> sizes,
            List<Map<String, String>> written,
            @Nullable Of of,
            List<String> names,
            FieldMaker[] makers) {
        this.registry = registry;
        this.seed = seed;
        this.sizes = sizes;
        this.written = written;
        this.of = of;
        this.names = names;
        this.makers = makers;
        this.shown = names.subList(names.size() - makers.length, names.size()).stream()
                .filter(name -> !name.startsWith("_"))
                .toList();
    }

    /** @throws IllegalArgumentException naming the field whose definition is not understood */
    static RecordGenerator of(String yaml, Surroundings around) {
        return of(yaml, List.of(), around);
    }

    /** @param written rows of the registry by hand, which others may be made of too */
    static RecordGenerator of(String yaml, List<Map<String, String>> written, Surroundings around) {
        var definition = YAML.readTree(yaml);
        var other =
                definition.has("of") ? around.generator(definition.path("of").asString()) : null;
        var places = Places.after(other == null ? List.of() : other.names);
        var kinds = new FieldMakers(places, around);
        var per = definition.has("per") ? maker(kinds, "per", definition.path("per")) : (FieldMaker) row -> 1L;
        var makers = new ArrayList<FieldMaker>();
        for (var field : definition.path("fields").properties()) {
            makers.add(maker(kinds, "fields." + field.getKey(), field.getValue()));
            places.add(field.getKey());
        }
        return new RecordGenerator(
                definition.path("registry").asString(),
                definition.path("seed").asLong(),
                definition.path("sizes").properties().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, size -> size.getValue().asDouble())),
                written,
                other == null ? null : new Of(other, per),
                places.names(),
                makers.toArray(FieldMaker[]::new));
    }

    /** Of rows that are all written by hand. */
    static RecordGenerator written(String registry, List<Map<String, String>> rows) {
        var names =
                rows.isEmpty() ? List.<String>of() : List.copyOf(rows.getFirst().keySet());
        return new RecordGenerator(registry, 0, Map.of(), rows, null, names, new FieldMaker[0]);
    }

    private static FieldMaker maker(FieldMakers kinds, String at, JsonNode definition) {
        try {
            return kinds.read(definition);
        } catch (IllegalArgumentException fault) {
            throw new IllegalArgumentException(at + ": " + fault.getMessage(), fault);
        }
    }

    String registry() {
        return registry;
    }

    /** How many rows a named size has; 0 for a name the definition lacks. */
    long size(String name) {
        return sizes.getOrDefault(name, 0.0).longValue();
    }

    /** Names of the values in each row. */
    List<String> fields() {
        return shown;
    }

    /** Values as in records: text, whole numbers, {@code YYYY-MM-DD}, null. */
    Stream<@Nullable Object[]> rows(long count) {
        return LongStream.range(0, count).mapToObj(number -> shown(made(number)));
    }

    /** As many as a named size has; of rows made of others all that belong to these. */
    Stream<@Nullable Object[]> rows(String size) {
        return of == null ? rows(size(size)) : made(of, size).map(this::shown);
    }

    List<Map<String, String>> written() {
        return written;
    }

    private @Nullable Object[] shown(MadeRow row) {
        var result = new @Nullable Object[shown.size()];
        int first = names.size() - makers.length;
        for (int at = 0, to = 0; at < makers.length; at++) {
            if (!names.get(first + at).startsWith("_")) {
                result[to++] = row.values()[first + at];
            }
        }
        return result;
    }

    private MadeRow made(long number) {
        return filled(new MadeRow(seed, number, makers.length));
    }

    private MadeRow filled(MadeRow row) {
        int first = names.size() - makers.length;
        for (int at = 0; at < makers.length; at++) {
            row.values()[first + at] = makers[at].make(row);
        }
        return row;
    }

    /** Those by hand and those made: what others are made of. */
    private Stream<MadeRow> all(String size) {
        if (of != null) {
            return made(of, size);
        }
        return Stream.concat(
                IntStream.range(0, written.size()).mapToObj(this::written),
                LongStream.range(0, size(size)).mapToObj(this::made));
    }

    private MadeRow written(int at) {
        var row = new MadeRow(seed, -1 - at, names.size());
        for (int place = 0; place < names.size(); place++) {
            var cell = written.get(at).get(names.get(place));
            row.values()[place] = cell == null || cell.isEmpty() ? null : cell;
        }
        return row;
    }

    private Stream<MadeRow> made(Of of, String size) {
        double share = sizes.getOrDefault(size, 0.0);
        return of.other().all(size).flatMap(row -> {
            var counting = row.child(seed, COUNTING, 0);
            if (row.number() >= 0 && counting.share() >= share) {
                return Stream.empty();
            }
            var count = of.per().make(counting);
            return IntStream.range(0, count == null ? 0 : Integer.parseInt(count.toString()))
                    .mapToObj(at -> filled(row.child(seed, at, makers.length)));
        });
    }
}
