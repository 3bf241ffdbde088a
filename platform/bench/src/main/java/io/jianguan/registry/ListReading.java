package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.RegistryDefinition.Right;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Opens the server's own lists to the benchmarks: they measure the SQL that people's requests run. */
public final class ListReading {
    private static final int PAGE = 50;
    private final Listing listing;
    private final DefinitionStore definitions;
    private final Organisations organisations;
    private final TableMaker tables;
    private final DSLContext sql;

    public ListReading(ApplicationContext context) {
        this.listing = context.getBean(Listing.class);
        this.definitions = context.getBean(DefinitionStore.class);
        this.organisations = context.getBean(Organisations.class);
        this.tables = context.getBean(TableMaker.class);
        this.sql = context.getBean(DSLContext.class);
    }

    /** Registries by name that have views, each with the values its views look for. */
    public Map<String, RegistryDefinition> registries() {
        var viewed = definitions.views().values().stream()
                .map(ViewDefinition::registry)
                .collect(Collectors.toSet());
        return definitions.registries().entrySet().stream()
                .filter(entry -> viewed.contains(entry.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().definition()));
    }

    private RegistryDefinition definition(String registry) {
        return Objects.requireNonNull(definitions.registries().get(registry)).definition();
    }

    private ViewDefinition view(String view) {
        return Objects.requireNonNull(definitions.views().get(view));
    }

    public List<String> views(String registry) {
        return definitions.views().values().stream()
                .filter(view -> view.registry().equals(registry))
                .map(ViewDefinition::view)
                .sorted()
                .toList();
    }

    /** Values of a field that views of the registry look for. */
    public Set<String> wanted(String registry, String field) {
        return definitions.views().values().stream()
                .filter(view -> view.registry().equals(registry))
                .map(view -> view.where().get(field))
                .flatMap(value -> value instanceof List<?> many ? many.stream() : Stream.ofNullable(value))
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    public List<String> organisations() {
        return organisations.all().stream().map(Organisation::code).sorted().toList();
    }

    /** Somebody at the top and somebody in the smallest department, each with one role that sees the view. */
    public List<Actor> readers(String view) {
        var definition = view(view);
        var registry = definition(definition.registry());
        var readers = new ArrayList<Actor>();
        var rights = definition.rights().isEmpty() ? registry.rights() : definition.rights();
        var top = organisations.all().stream()
                .filter(one -> one.parentCode() == null)
                .max(Comparator.comparing(
                        one -> organisations.subtree(one.code()).size()))
                .orElseThrow()
                .code();
        var leaf = organisations.all().stream()
                .map(Organisation::code)
                .filter(code -> organisations.subtree(code).size() == 1)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (var right : rights) {
            boolean reads = registry.rights().stream()
                    .anyMatch(one ->
                            one.role().equals(right.role()) && one.actions().contains("read"));
            if (reads && readers.stream().noneMatch(reader -> reader.name().equals(scope(registry, right)))) {
                for (var organisation : new LinkedHashSet<>(List.of(top, leaf))) {
                    readers.add(new Actor(
                            "p7",
                            scope(registry, right),
                            organisation,
                            organisations.subtree(organisation),
                            Set.of(new RoleGrant(right.role(), organisation))));
                }
            }
        }
        return readers;
    }

    /** Readers with the same reach need not be measured twice. */
    private static String scope(RegistryDefinition registry, Right right) {
        return registry.rights().stream()
                .filter(one -> one.role().equals(right.role()) && one.actions().contains("read"))
                .map(one -> one.scope() + one.statuses().toString())
                .collect(Collectors.joining(" ", right.scope() + " ", ""));
    }

    /** What one sees of a list. */
    public record Seen(List<Long> ids, @Nullable String next, long count) {
        static Seen of(Page<Records.Record> page) {
            var count = page.count();
            return new Seen(
                    page.rows().stream().map(Records.Record::id).toList(),
                    page.next(),
                    count == null ? 0 : count.value());
        }
    }

    /** The first page with the capped count, or a later one. */
    public Seen page(Actor actor, String view, @Nullable String words, @Nullable String cursor, int limit) {
        var request = new ListRequest(Map.of(), words, null, cursor, limit);
        return Seen.of(listing.page(listing.select(actor, view(view), request), request));
    }

    public Seen page(Actor actor, String view, @Nullable String cursor) {
        return page(actor, view, null, cursor, PAGE);
    }

    /**
     * What somebody who writes SQL by hand knows of a list.
     *
     * @param where as SQL without parameters
     * @param after as SQL: rows behind the cursor, whose column has a value
     * @param cursor its values; empty: the first page
     * @param columns that people are shown
     * @param statuses that the list is narrowed to; empty: all
     * @param titles what names a record of each registry that is referred to
     */
    public record Plain(
            RegistryDefinition definition,
            String where,
            @Nullable String after,
            List<String> cursor,
            String sort,
            boolean descending,
            List<String> columns,
            List<String> statuses,
            Map<String, String> titles) {}

    public Plain plain(Actor actor, String view, @Nullable String cursor) {
        var definition = view(view);
        var request = new ListRequest(Map.of(), null, null, cursor, PAGE);
        var selection = listing.select(actor, definition, request);
        var sort = definition.sort();
        boolean descending = sort.startsWith("-");
        var column = descending ? sort.substring(1) : sort;
        var status = definition.where().get("status");
        return new Plain(
                selection.table().definition(),
                inlined(selection.where()),
                cursor == null ? null : behind(cursor, column, descending),
                cursor == null ? List.of() : values(cursor),
                column,
                descending,
                definition.columns(),
                status == null
                        ? List.of()
                        : status instanceof List<?> many
                                ? many.stream().map(String::valueOf).toList()
                                : List.of(status.toString()),
                selection.table().definition().fields().stream()
                        .map(RegistryDefinition.Field::registry)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.toMap(
                                registry -> registry,
                                registry -> definition(registry).title())));
    }

    private String inlined(Condition where) {
        return sql.renderInlined(where);
    }

    private static String behind(String cursor, String column, boolean descending) {
        var values = values(cursor);
        return "(\"%s\", id) %s ('%s', '%s')".formatted(column, descending ? "<" : ">", values.get(0), values.get(1));
    }

    private static List<String> values(String cursor) {
        return Cursor.decode(cursor, 2).parts().stream().map(String::valueOf).toList();
    }

    /** Makes the indexes anew that were dropped for a load. */
    public void index(String registry) {
        var definition = definition(registry);
        tables.index(registry, RecordIndex.of(definition), Progress.NONE);
        definitions.views().values().stream()
                .filter(view -> view.registry().equals(registry))
                .forEach(view -> tables.index(registry, RecordIndex.of(definition, view), Progress.NONE));
    }
}
