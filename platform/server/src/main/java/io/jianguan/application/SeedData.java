package io.jianguan.application;

import io.jianguan.deadline.Rules;
import io.jianguan.deadline.WorkCalendar;
import io.jianguan.identity.NewUser;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import io.jianguan.identity.Users;
import io.jianguan.registry.CodeTables;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What comes with an application besides its definitions: roles, codes, organisations, people, calendars, records. */
@Component
class SeedData {
    private static final Logger log = LoggerFactory.getLogger(SeedData.class);
    private final Roles roles;
    private final CodeTables codes;
    private final Organisations organisations;
    private final Users users;
    private final WorkCalendar calendar;
    private final Rules rules;
    private final SeedRecords records;
    private final FileFaults faults;
    private final DemoSettings demo;

    SeedData(
            Roles roles,
            CodeTables codes,
            Organisations organisations,
            Users users,
            WorkCalendar calendar,
            Rules rules,
            SeedRecords records,
            FileFaults faults,
            DemoSettings demo) {
        this.roles = roles;
        this.codes = codes;
        this.organisations = organisations;
        this.users = users;
        this.calendar = calendar;
        this.rules = rules;
        this.records = records;
        this.faults = faults;
        this.demo = demo;
    }

    /** @throws ApplicationFault naming the file and what is wrong with it */
    void load(Package application) {
        faults.naming(
                application.manifestFile(),
                () -> application.manifest().roles().forEach(role -> roles.save(role.role(), role.label())));
        codeTables(application);
        rows(application, "data/organisations.csv", SeedData::organisation, all -> all.forEach(organisations::save));
        rows(application, "data/users.csv", this::user, users::save);
        calendars(application);
        records.load(application);
    }

    /** Titles first: a table may have them before it has codes. */
    private void codeTables(Package application) {
        rows(
                application,
                "data/code-tables.csv",
                row -> new Titled(Csv.text(row, "code_table"), Csv.text(row, "label_zh"), Csv.text(row, "label_en")),
                all -> all.forEach(one -> codes.title(one.table(), one.zh(), one.en())));
        var tables = application.files("seed-data", "data/code-tables/", ".csv").toList();
        for (var table : tables) {
            var rows = Csv.rows(table.getKey(), Package.text(table.getValue()), SeedData::code);
            faults.naming(table.getKey(), () -> codes.load(Package.fileName(table.getKey()), rows));
        }
        if (!tables.isEmpty()) {
            log.info("  {} code tables", tables.size());
        }
    }

    /** A day names the organisation whose calendar it changes; none: it holds for all. */
    private void calendars(Package application) {
        rows(
                application,
                "data/calendar.csv",
                SeedData::day,
                days -> days.stream()
                        .collect(Collectors.groupingBy(
                                Dated::organisation, Collectors.mapping(Dated::day, Collectors.toList())))
                        .forEach(calendar::save));
        rows(
                application,
                "data/festivals.csv",
                row -> Map.entry(Csv.text(row, "name"), Csv.text(row, "word")),
                all -> all.forEach(one -> calendar.saveFestival(one.getKey(), one.getValue())));
        rows(
                application,
                "data/office-hours.csv",
                row -> new Hours(
                        Objects.requireNonNullElse(Csv.optional(row, "organisation"), WorkCalendar.ALL),
                        Csv.text(row, "hours")),
                all -> all.forEach(one -> calendar.saveOfficeHours(one.organisation(), one.hours())));
    }

    private record Dated(String organisation, WorkCalendar.Day day) {}

    private record Titled(String table, String zh, String en) {}

    private record Hours(String organisation, String hours) {}

    /** Before the processes that name them. */
    void deadlines(Package application) {
        var path = application.path("deadlines.yaml");
        var file = application.files().get(path);
        if (file != null) {
            faults.naming(path, () -> rules.publish(Package.text(file)));
        }
    }

    private <T> void rows(
            Package application,
            String seed,
            Function<Map<String, @Nullable Object>, T> meaning,
            Consumer<List<T>> saving) {
        var path = application.path(seed);
        var file = application.files().get(path);
        if (file != null) {
            var rows = Csv.rows(path, Package.text(file), meaning);
            faults.naming(path, () -> saving.accept(rows));
            log.info("  {} {}", rows.size(), Package.fileName(path));
        }
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
                date(row, "valid_from"),
                date(row, "valid_until"));
    }

    private static @Nullable LocalDate date(Map<String, @Nullable Object> row, String column) {
        var text = Csv.optional(row, column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static Organisation organisation(Map<String, @Nullable Object> row) {
        return new Organisation(
                Csv.text(row, "code"),
                Csv.optional(row, "parent_code"),
                Csv.text(row, "name"),
                Csv.text(row, "kind"),
                Csv.optional(row, "region"));
    }

    private NewUser user(Map<String, @Nullable Object> row) {
        return new NewUser(
                Csv.text(row, "username"),
                Csv.text(row, "name"),
                Csv.text(row, "organisation"),
                List.of(Csv.text(row, "roles").split(";")),
                demo.password());
    }

    private static Dated day(Map<String, @Nullable Object> row) {
        var kind = Csv.text(row, "kind");
        if (!List.of("holiday", "workday").contains(kind)) {
            throw new IllegalArgumentException("kind is holiday or workday, not '" + kind + "'");
        }
        return new Dated(
                Objects.requireNonNullElse(Csv.optional(row, "organisation"), WorkCalendar.ALL),
                new WorkCalendar.Day(LocalDate.parse(Csv.text(row, "date")), kind, Csv.text(row, "name")));
    }
}
