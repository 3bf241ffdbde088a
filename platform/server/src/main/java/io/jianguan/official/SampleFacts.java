package io.jianguan.official;

import io.jianguan.official.Facts.Subject;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A record made up from a registry's definition: whoever keeps templates need not be allowed to read any record. */
@Component
class SampleFacts {
    private static final int ROWS = 3;
    private final Registries registries;
    private final CodeTables codes;
    private final Clock clock;

    SampleFacts(Registries registries, CodeTables codes, Clock clock) {
        this.registries = registries;
        this.codes = codes;
        this.clock = clock;
    }

    Facts of(TemplateSettings settings, Map<String, Object> own) {
        var all = new LinkedHashMap<>(own);
        all.put("record_no", "SL202600010001");
        all.put("status", "示例状态");
        all.put("owner_org", "示例单位");
        all.put("created_by", "张示例");
        all.put("created_at", clock.instant().toString());
        return new Facts(subject(settings.registry()), all, new Facts.Source() {
            @Override
            public List<Subject> records(String registry, List<Long> ids) {
                return List.of(subject(registry));
            }

            @Override
            public @Nullable List<Subject> lookup(String name, Record record) {
                var lookup = settings.lookups().get(name);
                return lookup == null ? null : List.of(subject(lookup.registry()));
            }

            @Override
            public List<byte[]> pictures(List<String> documents) {
                return List.of(QrCode.png("示例图片"));
            }
        });
    }

    private Subject subject(String registry) {
        var definition = registries.get(registry);
        var values = new LinkedHashMap<String, @Nullable Object>();
        var labels = new LinkedHashMap<String, Object>();
        definition.fields().forEach(field -> {
            values.put(field.name(), value(field));
            var label = label(field);
            if (label != null) {
                labels.put(field.name(), label);
            }
        });
        return new Subject(definition, record(definition, values, labels));
    }

    private Record record(
            RegistryDefinition definition, Map<String, @Nullable Object> values, Map<String, Object> labels) {
        var now = clock.instant();
        return new Record(definition.registry(), 0, 1, "SL202600010001", "示例", null, "示例单位", values, labels, now, now);
    }

    private Object value(Field field) {
        return switch (field.type()) {
            case TEXT -> field.label().zh() + "示例";
            case LONGTEXT -> field.label().zh() + "示例：这里是一段较长的文字，用来查看换行、缩进和分页的效果。";
            case INTEGER -> 3;
            case DECIMAL -> 12.5;
            case MONEY -> 1234.5;
            case BOOLEAN -> true;
            case DATE -> LocalDate.now(clock).toString();
            case TIMESTAMP -> clock.instant().toString();
            case TIME -> "09:30:00";
            case CODE ->
                codes.whole(String.valueOf(field.codes())).stream()
                        .findFirst()
                        .map(CodeTables.Entry::code)
                        .orElse("示例");
            case TABLE ->
                IntStream.range(0, ROWS).mapToObj(n -> cells(field, false)).toList();
            case CODES, PERSONS, ORGANISATIONS, REFERENCES -> List.of("0");
            default -> "0";
        };
    }

    private Map<String, Object> cells(Field table, boolean labels) {
        var cells = new LinkedHashMap<String, Object>();
        table.columns().forEach(column -> {
            var cell = labels ? label(column) : value(column);
            if (cell != null) {
                cells.put(column.name(), cell);
            }
        });
        return cells;
    }

    private @Nullable Object label(Field field) {
        return switch (field.type()) {
            case CODE ->
                codes.whole(String.valueOf(field.codes())).stream()
                        .findFirst()
                        .map(CodeTables.Entry::label)
                        .orElse("示例");
            case PERSON -> "张示例";
            case PERSONS -> List.of("张示例", "李示例");
            case ORGANISATION -> "示例单位";
            case CODES, ORGANISATIONS, REFERENCES -> List.of(field.label().zh() + "示例");
            case REFERENCE -> field.label().zh() + "示例";
            case TABLE ->
                IntStream.range(0, ROWS).mapToObj(n -> cells(field, true)).toList();
            default -> null;
        };
    }
}
