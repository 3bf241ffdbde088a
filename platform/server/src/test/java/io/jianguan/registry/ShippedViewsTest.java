package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The definitions that ship with the product are right, and an index serves each of their lists for each role. */
class ShippedViewsTest extends RegistryTest {
    private static final Path CONTENT = Path.of("../../seed-data");
    private static final int ROWS = 10_000;
    private static final int PAGE = 50;
    /** Of which a page of one office among twenty, in one status among some, is found. */
    private static final int LOOKED_AT = 2_000;

    @Autowired
    Listing listing;

    @Autowired
    DefinitionStore definitions;

    @Autowired
    DSLContext sql;

    @Test
    @Tag("G6.1")
    @Tag("G6.2")
    @Tag("G6.3")
    @Tag("G6.4")
    @Tag("D1")
    @Tag("D2")
    @Tag("D3")
    @Tag("D4")
    @Tag("D5")
    @Tag("D6")
    @Tag("D7")
    @Tag("D8")
    @Tag("D9")
    @Tag("D10")
    void shouldServeEveryListByAnIndex() throws IOException {
        var filled = new ArrayList<String>();
        for (var yaml : files("registries")) {
            filled.add(registries.publish(yaml).name());
        }
        var shipped = new ArrayList<String>();
        for (var yaml : files("views")) {
            shipped.add(views.publish(yaml).name());
        }
        for (var registry : filled) {
            fill(
                    registry,
                    definitions.views().values().stream()
                            .filter(view -> view.registry().equals(registry))
                            .toList());
        }

        var unseen = new LinkedHashSet<>(shipped);
        for (var view : shipped) {
            for (var role : List.of("officer", "department-leader", "business-admin", "enterprise-contact")) {
                var actor = new Actor("u7", "某人", "o3", List.of("o3", "o4", "o5"), Set.of(new RoleGrant(role, "o3")));
                if (views.visible(actor).stream().anyMatch(seen -> seen.view().equals(view))) {
                    assertFound(actor, view);
                    if (unseen.remove(view)) {
                        assertSorted(actor, view);
                    }
                }
            }
        }
        assertThat(unseen).as("lists that none of these people sees").isEmpty();
    }

    /** The page as it opens: it looks at few rows, however many there are. */
    private void assertFound(Actor actor, String name) {
        var selection = listing.select(actor, views.get(actor, name), ListRequest.all());
        pages(selection).forEach(page -> {
            Plans.assertServedByIndex(sql, page, name + " for " + actor.roles());
            Plans.assertReadsAtMost(sql, page, LOOKED_AT, name + " for " + actor.roles());
        });
    }

    /** Whatever column people sort it by. */
    private void assertSorted(Actor actor, String name) {
        var view = views.get(actor, name);
        var definition = registries.get(view.registry());
        for (var column : Sorting.columns(definition, view)) {
            for (var sort : List.of(column, "-" + column)) {
                var selection = listing.select(actor, view, new ListRequest(Map.of(), null, sort, null, PAGE));
                pages(selection).forEach(page -> Plans.assertServedByIndex(sql, page, name + " sorted by " + sort));
            }
        }
    }

    private List<Query> pages(Selection selection) {
        var order = selection.order();
        var pages = new ArrayList<Query>();
        pages.add(listing.query(selection, order.valued(null), order.byValue(), PAGE + 1));
        if (order.nullable()) {
            pages.add(listing.query(selection, order.empty(null), order.byId(), PAGE + 1));
        }
        return pages;
    }

    /** Rows of 20 organisations and 300 people, in every status and code that a list is narrowed to, over three years. */
    private void fill(String registry, List<ViewDefinition> lists) {
        var definition = registries.get(registry);
        var columns = new ArrayList<>(List.of("owner_org", "status", "created_by", "created_at"));
        var values = new ArrayList<>(List.of(
                "'o' || i % 20",
                oneOf(definition.statuses().stream()
                        .map(RegistryDefinition.Status::code)
                        .toList()),
                "'u' || (i * 13) % 300",
                "timestamptz '2024-01-01' + i * interval '37 min'"));
        for (var field : definition.fields()) {
            boolean alone = field.unique()
                    || definition.unique().stream().anyMatch(together -> together.contains(field.name()));
            columns.add(field.name());
            values.add(alone ? alone(field.type()) : value(field, lists));
        }
        jdbc.sql("INSERT INTO data.\"%s\" (%s) SELECT %s FROM generate_series(1, %d) i"
                        .formatted(
                                registry,
                                columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(",")),
                                String.join(",", values),
                                ROWS))
                .update();
        jdbc.sql("VACUUM ANALYZE data.\"%s\"".formatted(registry)).update();
    }

    private static String alone(FieldType type) {
        return switch (type) {
            case INTEGER, DECIMAL, MONEY, REFERENCE -> "i";
            case DATE -> "date '1990-01-01' + i";
            default -> "'n' || i";
        };
    }

    private static String value(RegistryDefinition.Field field, List<ViewDefinition> lists) {
        return switch (field.type()) {
            case TEXT, LONGTEXT -> "'n' || (i * 7) % 1000";
            case INTEGER, DECIMAL, MONEY -> "(i * 3) % 1000";
            case BOOLEAN -> "i % 3 = 0";
            case DATE -> "date '2024-01-01' + i % 1000";
            case TIMESTAMP -> "timestamptz '2024-01-01' + i * interval '31 min'";
            case CODE -> oneOf(codes(field, lists));
            case ORGANISATION -> "'o' || (i * 7) % 20";
            case ORGANISATIONS -> "ARRAY['o' || (i * 3) % 20, 'o' || (i * 7) % 20]";
            case PERSON -> "'u' || (i * 17) % 300";
            case PERSONS -> "ARRAY['u' || (i * 3) % 300, 'u' || (i * 7) % 300]";
            case REFERENCE -> "i % 500";
            case REFERENCES -> "ARRAY[i % 500]";
            case CODES -> "ARRAY['c' || i % 5, 'c' || i % 7]";
            case TIME, FILES, POINT, TABLE -> "NULL";
        };
    }

    private static List<String> codes(RegistryDefinition.Field field, List<ViewDefinition> lists) {
        var narrowed = lists.stream()
                .flatMap(list -> list.where().entrySet().stream())
                .filter(held -> held.getKey().equals(field.name()))
                .flatMap(held -> ((Collection<?>) held.getValue()).stream())
                .map(Object::toString);
        return Stream.concat(narrowed, Stream.of("c1", "c2", "c3", "c4", "c5"))
                .distinct()
                .toList();
    }

    /** In no step with the other columns. */
    private static String oneOf(List<String> values) {
        return values.isEmpty()
                ? "NULL"
                : "(ARRAY['%s'])[1 + (i * 7919 / 31) %% %d]".formatted(String.join("','", values), values.size());
    }

    static List<String> files(String kind) throws IOException {
        var texts = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(CONTENT)) {
            for (var file : files.filter(file -> file.toString().contains("/" + kind + "/"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
        }
        return texts;
    }
}
