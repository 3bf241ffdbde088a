package io.jianguan.application;

import io.jianguan.application.RecordGenerator.Code;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records that one application's definitions make, in one size. Each definition is read once. */
final class MadeRecords implements Surroundings {
    private static final int ASKED_AT_ONCE = 10_000;
    private final Package application;
    private final String size;
    private final Registries registries;
    private final Records records;
    private final CodeTables codes;
    private final Map<String, RecordGenerator> generators = new HashMap<>();
    private final Map<String, LongFunction<String>> became = new HashMap<>();

    MadeRecords(Package application, String size, Registries registries, Records records, CodeTables codes) {
        this.application = application;
        this.size = size;
        this.registries = registries;
        this.records = records;
        this.codes = codes;
    }

    Stream<Map<String, @Nullable Object>> rows(String registry) {
        if (!application.files().containsKey(definition(registry))) {
            return Stream.empty();
        }
        var generator = generator(registry);
        return generator
                .rows(size)
                .map(values -> row(generator.fields(), values))
                .filter(new Distinct(registries.get(registry).unique()));
    }

    /**
     * Rows made of one row of another registry follow each other and may come out alike in fields that must differ
     * together: then the first stands.
     */
    private static final class Distinct implements Predicate<Map<String, @Nullable Object>> {
        private static final int REMEMBERED = 1_000;
        private final List<List<String>> unique;
        private final SequencedSet<List<@Nullable Object>> seen = new LinkedHashSet<>();

        Distinct(List<List<String>> unique) {
            this.unique = unique;
        }

        @Override
        public boolean test(Map<String, @Nullable Object> row) {
            for (var fields : unique) {
                var key = new ArrayList<@Nullable Object>(fields);
                fields.forEach(field -> key.add(row.get(field)));
                if (!key.contains(null) && !seen.add(key)) {
                    return false;
                }
                if (seen.size() > REMEMBERED) {
                    seen.removeFirst();
                }
            }
            return true;
        }
    }

    private String definition(String registry) {
        return application.path("generate/" + registry + ".yaml");
    }

    private static Map<String, @Nullable Object> row(List<String> fields, @Nullable Object[] values) {
        var row = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(fields.size());
        for (int at = 0; at < values.length; at++) {
            row.put(fields.get(at), values[at]);
        }
        return row;
    }

    @Override
    public RecordGenerator generator(String registry) {
        var known = generators.get(registry);
        if (known == null) {
            var path = definition(registry);
            var definition = application.files().get(path);
            var written = cells(application.path("data/registry/" + registry + ".csv"));
            known = definition == null
                    ? RecordGenerator.written(registry, written)
                    : ApplicationFault.at(path, () -> RecordGenerator.of(Package.text(definition), written, this));
            generators.put(registry, known);
        }
        return known;
    }

    @Override
    public List<Code> codes(String table) {
        return codes.whole(table).stream()
                .map(code -> new Code(code.code(), code.parentCode(), code.label()))
                .toList();
    }

    @Override
    public List<Map<String, String>> file(String name) {
        var made = application.path("generate/" + name + ".csv");
        var path = application.files().containsKey(made) ? made : application.path("data/registry/" + name + ".csv");
        if (!application.files().containsKey(path)) {
            throw new IllegalArgumentException("there is no file " + name);
        }
        return cells(path);
    }

    private List<Map<String, String>> cells(String path) {
        var file = application.files().get(path);
        if (file == null) {
            return List.of();
        }
        return Csv.rows(path, Package.text(file), row -> {
            var cells = new LinkedHashMap<String, String>();
            row.forEach((column, cell) -> cells.put(column, cell == null ? "" : cell.toString()));
            return cells;
        });
    }

    @Override
    public Map<String, String> ids(String registry, String field) {
        var ids = new HashMap<String, String>();
        records.ids(registry, field, null).forEach((value, id) -> ids.put(value, id.toString()));
        return ids;
    }

    @Override
    public LongFunction<String> became(String registry) {
        return became.computeIfAbsent(registry, this::found);
    }

    /** By the first field whose value no two records share. */
    private LongFunction<String> found(String registry) {
        var generator = generator(registry);
        var key = registries.get(registry).fields().stream()
                .filter(Field::unique)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(registry + " has no unique field"))
                .name();
        var byHand = generator.written().stream()
                .map(row -> String.valueOf(row.get(key)))
                .toList();
        var ofThose = records.ids(registry, key, byHand);
        int place = generator.fields().indexOf(key);
        long[] ids = new long[(int) generator.size(size)];
        var asked = new ArrayList<String>(ASKED_AT_ONCE);
        int first = 0;
        for (var rows = generator.rows(size).iterator(); place >= 0 && rows.hasNext(); ) {
            asked.add(String.valueOf(rows.next()[place]));
            if (asked.size() == ASKED_AT_ONCE || !rows.hasNext()) {
                var found = records.ids(registry, key, asked);
                for (int at = 0; at < asked.size(); at++) {
                    ids[first + at] = found.getOrDefault(asked.get(at), 0L);
                }
                first += asked.size();
                asked.clear();
            }
        }
        return row -> String.valueOf(row < 0 ? ofThose.get(byHand.get((int) (-1 - row))) : (Long) ids[(int) row]);
    }
}
