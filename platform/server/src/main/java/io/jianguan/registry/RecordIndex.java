package io.jianguan.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An index of a registry's table; its name says its shape, so that the same index is never made twice.
 *
 * @param columns {@code -} before those that descend, {@code #} before those whose blind index is meant
 */
record RecordIndex(String registry, List<String> columns, Kind kind) {
    private static final String BLIND = "#";

    enum Kind {
        BTREE,
        UNIQUE,
        GIN,
        /** of deleted records */
        BIN
    }

    /** The declared indexes, and those every list, right and picker needs. */
    static Set<RecordIndex> of(RegistryDefinition definition) {
        var indexes = new Indexes(definition.registry());
        indexes.add(Kind.UNIQUE, "record_no");
        indexes.add(Kind.BTREE, "created_at", "id");
        indexes.add(Kind.BIN, "deleted_at", "id");
        indexes.add(Kind.BTREE, "created_by", "created_at", "id");
        if (definition.statuses().isEmpty()) {
            indexes.add(Kind.BTREE, "owner_org", "created_at", "id");
        } else {
            indexes.add(Kind.BTREE, "owner_org", "status", "created_at", "id");
            indexes.add(Kind.BTREE, "status", "created_at", "id");
        }
        for (var field : definition.fields()) {
            if (field.unique()) {
                indexes.set.add(unique(definition, List.of(field.name())));
            } else if (field.findable()) {
                indexes.add(Kind.BTREE, BLIND + field.name(), "id");
            }
            if (definition.self().contains(field.name()) || field.type().one() == FieldType.REFERENCE) {
                indexes.of(field);
            }
        }
        definition.unique().forEach(columns -> indexes.set.add(unique(definition, columns)));
        definition.match().forEach(columns -> indexes.match(definition, columns));
        definition.appears().forEach(appearance -> indexes.of(definition, appearance));
        if (definition.fields().stream().anyMatch(RegistryDefinition.Field::search)) {
            indexes.add(Kind.GIN, "search_text");
        }
        for (var declared : definition.indexes()) {
            if (declared.size() == 1
                    && definition
                            .column(declared.getFirst())
                            .filter(f -> f.type().many())
                            .isPresent()) {
                indexes.add(Kind.GIN, declared.getFirst());
            } else {
                indexes.addTied(declared);
            }
        }
        return indexes.set;
    }

    /** What serves a view's default order for every scope. */
    static Set<RecordIndex> of(RegistryDefinition definition, ViewDefinition view) {
        var indexes = new Indexes(definition.registry());
        var sort = view.sortedBy();
        var fixed = fixed(definition, view);
        if (!sort.equals("created_at")) {
            indexes.add(Kind.BTREE, sort, "id");
            indexes.narrowed(List.of("owner_org"), fixed, sort);
        }
        if (!fixed.isEmpty()) {
            indexes.narrowed(List.of(), fixed, sort);
        }
        return indexes.set;
    }

    /** Columns that the view itself narrows: by one value, or by statuses, which are read one by one ({@link Branches}). */
    private static List<String> fixed(RegistryDefinition definition, ViewDefinition view) {
        return view.where().entrySet().stream()
                .filter(held -> held.getKey().equals("status")
                        || (!(held.getValue() instanceof List<?> values) || values.size() == 1)
                                && definition
                                        .column(held.getKey())
                                        .filter(field -> !field.type().many())
                                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    static RecordIndex unique(RegistryDefinition definition, List<String> columns) {
        return new RecordIndex(definition.registry(), compared(definition, columns), Kind.UNIQUE);
    }

    private static List<String> compared(RegistryDefinition definition, List<String> columns) {
        return columns.stream()
                .map(name -> definition
                                .field(name)
                                .filter(RegistryDefinition.Field::findable)
                                .isPresent()
                        ? BLIND + name
                        : name)
                .toList();
    }

    /** Whether sealed values are told apart by it. */
    boolean isBlind() {
        return columns.stream().anyMatch(column -> column.startsWith(BLIND));
    }

    String name() {
        var shape = kind + ":" + String.join(",", columns);
        var readable = (registry + "_" + columns.stream().map(RecordIndex::bare).collect(Collectors.joining("_")));
        var hash =
                UUID.nameUUIDFromBytes(shape.getBytes(StandardCharsets.UTF_8)).toString();
        return readable.substring(0, Math.min(50, readable.length())) + "_" + hash.substring(0, 8);
    }

    String ddl(boolean concurrently) {
        return "CREATE %sINDEX %sIF NOT EXISTS \"%s\" ON data.\"%s\" %s(%s) WHERE deleted_at IS %s"
                .formatted(
                        kind == Kind.UNIQUE ? "UNIQUE " : "",
                        concurrently ? "CONCURRENTLY " : "",
                        name(),
                        registry,
                        kind == Kind.GIN ? "USING gin " : "",
                        columns.stream().map(RecordIndex::term).collect(Collectors.joining(", ")),
                        kind == Kind.BIN ? "NOT NULL" : "NULL");
    }

    static String bare(String column) {
        return column.startsWith("-") || column.startsWith(BLIND) ? column.substring(1) : column;
    }

    private static String term(String column) {
        if (column.startsWith(BLIND)) {
            return BlindIndex.term(bare(column));
        }
        return "\"" + bare(column) + "\"" + (column.startsWith("-") ? " DESC" : "");
    }

    private record Indexes(String registry, Set<RecordIndex> set) {
        Indexes(String registry) {
            this(registry, new LinkedHashSet<>());
        }

        void add(Kind kind, String... columns) {
            set.add(new RecordIndex(registry, List.of(columns), kind));
        }

        /** What an import finds records by. */
        void match(RegistryDefinition definition, List<String> columns) {
            var compared = new ArrayList<>(compared(definition, columns));
            compared.add("id");
            set.add(new RecordIndex(registry, List.copyOf(compared), Kind.BTREE));
        }

        void of(RegistryDefinition.Field field) {
            if (field.type().many()) {
                add(Kind.GIN, field.name());
            } else {
                add(Kind.BTREE, field.name(), "created_at", "id");
            }
        }

        /** In the order of a column behind others that hold one value each. */
        void narrowed(List<String> by, List<String> fixed, String sort) {
            add(
                    Kind.BTREE,
                    Stream.of(by, fixed, List.of(sort, "id"))
                            .flatMap(List::stream)
                            .toArray(String[]::new));
        }

        /** What is read of one page's record, in the order of its timeline. */
        void of(RegistryDefinition definition, Panorama.Appearance appearance) {
            boolean many = definition
                    .column(appearance.by())
                    .filter(field -> field.type().many())
                    .isPresent();
            if (many) {
                add(Kind.GIN, appearance.by());
            } else {
                add(Kind.BTREE, appearance.by(), appearance.at(), "id");
            }
        }

        /** Ties broken by id, in the direction of the last column, so that pages can be read off it. */
        void addTied(List<String> columns) {
            var tied = new ArrayList<>(columns);
            if (!bare(columns.getLast()).equals("id")) {
                tied.add(columns.getLast().startsWith("-") ? "-id" : "id");
            }
            // An index is read from both ends: behind columns with one value each, all descending is all ascending.
            var turned = tied.stream().map(RecordIndex::bare).toList();
            boolean oneWay = tied.stream()
                    .dropWhile(column -> !column.startsWith("-"))
                    .allMatch(column -> column.startsWith("-"));
            if (!oneWay || !set.contains(new RecordIndex(registry, turned, Kind.BTREE))) {
                set.add(new RecordIndex(registry, List.copyOf(tied), Kind.BTREE));
            }
        }
    }
}
