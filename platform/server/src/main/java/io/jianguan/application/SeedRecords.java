package io.jianguan.application;

import io.jianguan.registry.BulkLoad;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The records that come with an application: written by hand in CSV, and made by a definition in any number. */
@Component
class SeedRecords {
    private static final Logger log = LoggerFactory.getLogger(SeedRecords.class);
    private final Registries registries;
    private final Records records;
    private final BulkLoad bulk;
    private final CodeTables codes;
    private final FileFaults faults;
    private final DemoSettings demo;

    SeedRecords(
            Registries registries,
            Records records,
            BulkLoad bulk,
            CodeTables codes,
            FileFaults faults,
            DemoSettings demo) {
        this.registries = registries;
        this.records = records;
        this.bulk = bulk;
        this.codes = codes;
        this.faults = faults;
        this.demo = demo;
    }

    /** @throws ApplicationFault naming the file and what is wrong with it */
    void load(Package application) {
        var data = application.manifest().data();
        if (data != null) {
            var made = new MadeRecords(application, demo.size(), registries, records, codes);
            data.registries().forEach(one -> load(application, data.owner(), one, made));
        }
    }

    /**
     * Both kinds in one load, as an empty table takes them all before its indexes are made; rows that name others of
     * their own file follow.
     */
    private void load(Package application, String owner, Manifest.RegistryData one, MadeRecords made) {
        var csv = application.path("data/registry/" + one.registry() + ".csv");
        var generator = application.path("generate/" + one.registry() + ".yaml");
        var cause = new Records.Cause(
                null, application.name() + " " + application.manifest().version());
        var own = own(one);
        faults.naming(application.files().containsKey(csv) ? csv : generator, () -> {
            var rows = written(application, csv, one, row -> !refers(row, own));
            load(one.registry(), owner, Stream.concat(rows, made.rows(one.registry())), cause);
            if (!own.isEmpty()) {
                load(one.registry(), owner, written(application, csv, one, row -> refers(row, own)), cause);
            }
        });
    }

    private void load(String registry, String owner, Stream<Map<String, @Nullable Object>> rows, Records.Cause cause) {
        // Ids were looked up one way or the other.
        var loaded = bulk.load(registry, owner, rows.iterator(), cause, true);
        log.info("  {} {}, {} there before", loaded.loaded(), registry, loaded.skipped());
    }

    /** Keyed fields that refer to the registry itself: rows that use them come after those they name. */
    private List<String> own(Manifest.RegistryData one) {
        return one.keys() == null
                ? List.of()
                : one.keys().keySet().stream()
                        .filter(field -> referred(one.registry(), field).equals(one.registry()))
                        .toList();
    }

    private static boolean refers(Map<String, @Nullable Object> row, List<String> fields) {
        return fields.stream().anyMatch(field -> row.get(field) != null);
    }

    private Stream<Map<String, @Nullable Object>> written(
            Package application,
            String path,
            Manifest.RegistryData one,
            Predicate<Map<String, @Nullable Object>> wanted) {
        var file = application.files().get(path);
        return file == null
                ? Stream.empty()
                : Csv.rows(
                                path,
                                Package.text(file),
                                row -> wanted.test(row)
                                        ? Optional.of(resolved(one, row))
                                        : Optional.<Map<String, @Nullable Object>>empty())
                        .stream()
                        .flatMap(Optional::stream);
    }

    /** Owner and references of a row, as ids. */
    private Map<String, @Nullable Object> resolved(Manifest.RegistryData one, Map<String, @Nullable Object> row) {
        var resolved = new LinkedHashMap<>(row);
        if (one.owner() != null) {
            resolved.put("owner_org", row.get(one.owner()));
        }
        if (one.keys() != null) {
            one.keys().forEach((field, key) -> {
                var texts = Csv.optional(row, field);
                if (texts != null) {
                    var ids = ids(referred(one.registry(), field), key, texts);
                    boolean many = registries
                            .get(one.registry())
                            .field(field)
                            .orElseThrow()
                            .type()
                            .many();
                    resolved.put(field, many ? ids : ids.getFirst());
                }
            });
        }
        return resolved;
    }

    private String referred(String registry, String field) {
        var reference = registries.get(registry).field(field).map(found -> found.registry());
        return reference.orElseThrow(() -> new IllegalArgumentException(field + " is no reference of " + registry));
    }

    private List<String> ids(String registry, String key, String texts) {
        return Arrays.stream(texts.split(";"))
                .map(text -> {
                    var id = records.ids(registry, key, List.of(text)).get(text);
                    if (id == null) {
                        throw new IllegalArgumentException(
                                "there is no " + registry + " with " + key + " '" + text + "'");
                    }
                    return id.toString();
                })
                .toList();
    }
}
