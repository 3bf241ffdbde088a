package io.jianguan.application;

import io.jianguan.deadline.WorkCalendar;
import io.jianguan.identity.NewUser;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Users;
import io.jianguan.registry.BulkLoad;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The data that comes with an application: codes, organisations, people, calendars, records. */
@Component
class SeedData {
    private static final Logger log = LoggerFactory.getLogger(SeedData.class);
    private final CodeTables codes;
    private final Organisations organisations;
    private final Users users;
    private final WorkCalendar calendar;
    private final Registries registries;
    private final Records records;
    private final BulkLoad bulk;
    private final DemoSettings demo;

    SeedData(
            CodeTables codes,
            Organisations organisations,
            Users users,
            WorkCalendar calendar,
            Registries registries,
            Records records,
            BulkLoad bulk,
            DemoSettings demo) {
        this.codes = codes;
        this.organisations = organisations;
        this.users = users;
        this.calendar = calendar;
        this.registries = registries;
        this.records = records;
        this.bulk = bulk;
        this.demo = demo;
    }

    void codeTables(Package application) {
        application
                .files("seed-data", "data/code-tables/", ".csv")
                .forEach(file -> codes.load(
                        Package.fileName(file.getKey()),
                        Csv.rows(Package.text(file.getValue())).stream()
                                .map(SeedData::code)
                                .toList()));
    }

    private static CodeTables.Code code(Map<String, @Nullable Object> row) {
        var english = Csv.optional(row, "label_en");
        var sort = Csv.optional(row, "sort");
        var label = Csv.text(row, "label_zh");
        return new CodeTables.Code(
                Csv.text(row, "code"),
                Csv.optional(row, "parent_code"),
                label,
                english == null ? label : english,
                sort == null ? 0 : Integer.parseInt(sort),
                day(row, "valid_from"),
                day(row, "valid_until"));
    }

    private static @Nullable LocalDate day(Map<String, @Nullable Object> row, String column) {
        var text = Csv.optional(row, column);
        return text == null ? null : LocalDate.parse(text);
    }

    /** Organisations, people and calendar. */
    void people(Package application) {
        rows(application, "data/organisations.csv")
                .forEach(row -> organisations.save(new Organisation(
                        Csv.text(row, "code"),
                        Csv.optional(row, "parent_code"),
                        Csv.text(row, "name"),
                        Csv.text(row, "kind"),
                        Csv.optional(row, "region"))));
        users.save(rows(application, "data/users.csv")
                .map(row -> new NewUser(
                        Csv.text(row, "username"),
                        Csv.text(row, "name"),
                        Csv.text(row, "organisation"),
                        List.of(Csv.text(row, "roles").split(";")),
                        demo.password()))
                .toList());
        calendar.save(rows(application, "data/calendar.csv")
                .map(row -> new WorkCalendar.Day(
                        LocalDate.parse(Csv.text(row, "date")), Csv.text(row, "kind"), Csv.text(row, "name")))
                .toList());
    }

    void records(Package application) {
        var data = application.manifest().data();
        if (data == null) {
            return;
        }
        var cause = new Records.Cause(
                null, application.name() + " " + application.manifest().version());
        for (var one : data.registries()) {
            var rows = rows(application, "data/registry/" + one.registry() + ".csv")
                    .map(row -> resolved(one, row))
                    .toList();
            log.info("  {}: {}", one.registry(), bulk.load(one.registry(), data.owner(), rows.iterator(), cause));
            generate(application, one.registry(), data.owner(), cause);
        }
    }

    /** Owner and references of a row, as ids. */
    private Map<String, @Nullable Object> resolved(Manifest.RegistryData one, Map<String, @Nullable Object> row) {
        var resolved = new HashMap<>(row);
        if (one.owner() != null) {
            resolved.put("owner_org", row.get(one.owner()));
        }
        if (one.keys() != null) {
            one.keys().forEach((field, key) -> {
                var texts = Csv.optional(row, field);
                var other = registries
                        .get(one.registry())
                        .field(field)
                        .orElseThrow()
                        .registry();
                if (texts != null && other != null) {
                    resolved.put(field, ids(other, key, texts));
                }
            });
        }
        return resolved;
    }

    private List<String> ids(String registry, String key, String texts) {
        return Arrays.stream(texts.split(";"))
                .flatMap(text -> records.find(registry, Map.of(key, text)).stream())
                .map(String::valueOf)
                .toList();
    }

    private void generate(Package application, String registry, String owner, Records.Cause cause) {
        var definition = application.seed("generate/" + registry + ".yaml");
        if (definition != null) {
            var generator = RecordGenerator.of(definition, this::codes);
            var fields = generator.fields();
            var made = generator.rows(generator.size(demo.size())).map(values -> row(fields, values));
            log.info("  {}, made: {}", registry, bulk.load(registry, owner, made.iterator(), cause));
        }
    }

    private static Map<String, @Nullable Object> row(List<String> fields, @Nullable Object[] values) {
        var row = LinkedHashMap.<String, @Nullable Object>newLinkedHashMap(fields.size());
        for (int at = 0; at < values.length; at++) {
            row.put(fields.get(at), values[at]);
        }
        return row;
    }

    private List<RecordGenerator.Code> codes(String table) {
        return codes.whole(table).stream()
                .map(code -> new RecordGenerator.Code(code.code(), code.parentCode(), code.label()))
                .toList();
    }

    private static Stream<Map<String, @Nullable Object>> rows(Package application, String path) {
        var text = application.seed(path);
        return text == null ? Stream.of() : Csv.rows(text).stream();
    }
}
