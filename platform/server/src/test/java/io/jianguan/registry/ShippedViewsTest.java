package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The definitions that ship with the product are right, and an index serves each of their lists for each role. */
class ShippedViewsTest extends RegistryTest {
    private static final Path CONTENT = Path.of("../../seed-data");
    private static final int ROWS = 10_000;

    @Autowired
    Listing listing;

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
        for (var yaml : files("registries")) {
            fill(registries.publish(yaml).name());
        }
        var shipped = new ArrayList<String>();
        for (var yaml : files("views")) {
            shipped.add(views.publish(yaml).name());
        }

        assertThat(shipped).isNotEmpty();
        for (var view : shipped) {
            for (var role : List.of("officer", "department-leader", "business-admin", "enterprise-contact")) {
                var actor = new Actor("u7", "某人", "o3", List.of("o3", "o4", "o5"), Set.of(new RoleGrant(role, "o3")));
                if (views.visible(actor).stream().anyMatch(seen -> seen.view().equals(view))) {
                    assertServed(actor, view);
                }
            }
        }
    }

    private void assertServed(Actor actor, String name) {
        var view = views.get(actor, name);
        var selection = listing.select(actor, view, ListRequest.all());
        var order = selection.order();
        var what = name + " for " + actor.roles();
        Plans.assertServedByIndex(sql, listing.query(selection, order.valued(null), order.byValue(), 51), what);
        if (order.nullable()) {
            Plans.assertServedByIndex(sql, listing.query(selection, order.empty(null), order.byId(), 51), what);
        }
    }

    /** Rows of 20 organisations and 300 people, in every status, over three years. */
    private void fill(String registry) {
        var definition = registries.get(registry);
        var columns = new ArrayList<>(List.of("owner_org", "status", "created_by", "created_at"));
        var statuses = definition.statuses().stream()
                .map(status -> "'" + status.code() + "'")
                .collect(Collectors.joining(","));
        var values = new ArrayList<>(List.of(
                "'o' || i % 20",
                statuses.isEmpty()
                        ? "NULL"
                        : "(ARRAY[%s])[1 + i %% %d]"
                                .formatted(statuses, definition.statuses().size()),
                "'u' || (i * 13) % 300",
                "timestamptz '2024-01-01' + i * interval '37 min'"));
        for (var field : definition.fields()) {
            boolean alone = field.unique()
                    || definition.unique().stream().anyMatch(together -> together.contains(field.name()));
            columns.add(field.name());
            values.add(
                    switch (field.type()) {
                        case TEXT -> alone ? "'n' || i" : "'n' || (i * 7) % 1000";
                        case DATE -> "date '2024-01-01' + i % 1000";
                        case TIMESTAMP -> "timestamptz '2024-01-01' + i * interval '31 min'";
                        case PERSON -> "'u' || (i * 17) % 300";
                        case PERSONS -> "ARRAY['u' || (i * 3) % 300, 'u' || (i * 7) % 300]";
                        case REFERENCE -> alone ? "i" : "i % 500";
                        default -> "NULL";
                    });
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
