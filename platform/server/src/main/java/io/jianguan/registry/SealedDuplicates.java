package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records that share what is to be unique, where the database cannot tell because it holds ciphertext: every value is
 * opened once, in the memory of the server.
 */
@Component
class SealedDuplicates {
    private static final int BATCH = 5000;
    private final JdbcClient jdbc;
    private final PersonalData personal;

    SealedDuplicates(JdbcClient jdbc, PersonalData personal) {
        this.jdbc = jdbc;
        this.personal = personal;
    }

    /** Only of what is not unique yet. */
    void find(RegistryDefinition definition, Faults faults) {
        var present = Catalog.columns(jdbc, definition.registry());
        for (int i = 0; i < definition.fields().size(); i++) {
            var field = definition.fields().get(i);
            if (field.unique() && field.findable()) {
                find(definition, List.of(field.name()), present, "fields[" + i + "].unique", faults);
            }
        }
        for (int i = 0; i < definition.unique().size(); i++) {
            find(definition, definition.unique().get(i), present, "unique[" + i + "]", faults);
        }
    }

    private void find(
            RegistryDefinition definition, List<String> names, Map<String, String> present, String at, Faults faults) {
        var index = RecordIndex.unique(definition, names);
        if (!index.isBlind()
                || !present.keySet().containsAll(names)
                || Catalog.indexes(jdbc, definition.registry(), true).contains(index.name())) {
            return;
        }
        var repeated = repeated(definition, names);
        if (repeated.count() > 0 && names.size() == 1) {
            faults.add(at, "repeated", names.getFirst(), Masking.mask(repeated.example()), repeated.count());
        } else if (repeated.count() > 0) {
            faults.add(at, "repeated-together", String.join("、", names), repeated.count());
        }
    }

    private record Repeated(String example, long count) {}

    private record Found(long id, @Nullable String key) {}

    private Repeated repeated(RegistryDefinition definition, List<String> names) {
        var fields =
                names.stream().map(name -> definition.field(name).orElseThrow()).toList();
        var key = IntakeKey.unique(definition, names);
        var seen = new FirstRows();
        var firsts = new HashSet<Long>();
        var example = "";
        long more = 0;
        int ordinal = 0;
        long after = 0;
        List<Found> found;
        do {
            found = batch(definition, key, fields, after);
            for (var one : found) {
                after = one.id();
                var value = one.key();
                long first = value == null ? 0 : seen.first(value, ++ordinal);
                if (value != null && first > 0) {
                    example = value;
                    more += firsts.add(first) ? 2 : 1;
                }
            }
        } while (found.size() == BATCH);
        return new Repeated(example, more);
    }

    private List<Found> batch(RegistryDefinition definition, IntakeKey key, List<Field> fields, long after) {
        var columns = fields.stream().map(field -> '"' + field.name() + '"').collect(Collectors.joining(", "));
        return jdbc.sql("""
                SELECT id, %s FROM data."%s" WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT %d
                """.formatted(columns, definition.registry(), BATCH))
                .param(after)
                .query((row, n) -> {
                    var values = new ArrayList<@Nullable Object>();
                    for (var field : fields) {
                        var value = row.getObject(field.name());
                        values.add(value instanceof String text && field.encrypted() ? personal.opened(text) : value);
                    }
                    var names = key.fields();
                    return new Found(row.getLong(1), key.of(name -> values.get(names.indexOf(name))));
                })
                .list();
    }
}
