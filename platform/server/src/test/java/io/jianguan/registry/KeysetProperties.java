package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However a list is sorted, cut into pages, full of ties and empty values: every row comes once, in order. */
class KeysetProperties {
    private static final Cause SEED = new Cause(null, "");
    private static final String VIEW = """
            view: visits_sorted
            label: {zh: 走访（排序）, en: Visits in order}
            registry: visit
            columns: [record_no, name, amount, ratio, due_date, created_at]
            """;
    private static @Nullable ConfigurableApplicationContext context;

    @BeforeContainer
    static void start() {
        var application = new SpringApplication(RegistryTest.Modules.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        var started = application.run(
                "--jianguan.mode=external",
                "--management.endpoint.health.validate-group-membership=false",
                "--jianguan.data=target/registry-test",
                "--spring.main.banner-mode=off");
        context = started;
        started.getBean(CodeTables.class).load("colour", List.of(RegistryTest.code("red", null, "红", "Red")));
        started.getBean(CodeTables.class).load("area", List.of());
        started.getBean(Registries.class).publish(RegistryTest.resource("registry/party.yaml"));
        started.getBean(Registries.class).publish(RegistryTest.resource("registry/visit.yaml"));
        started.getBean(Views.class).publish(VIEW);
    }

    @AfterContainer
    static void stop() {
        if (context != null) {
            context.close();
        }
    }

    private static <T> T bean(Class<T> type) {
        return Objects.requireNonNull(context).getBean(type);
    }

    @Provide
    Arbitrary<Map<String, Object>> visits() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4).injectNull(0.3),
                        Arbitraries.of("2026-01-01", "2026-01-02").injectNull(0.3),
                        Arbitraries.of("0.10", "0.1", "-3", "1000000.123456789").injectNull(0.3),
                        Arbitraries.of("甲", "乙", "a", "B", "'\"\\"))
                .as((amount, due, ratio, name) -> {
                    var values = new HashMap<String, Object>();
                    values.put("amount", amount);
                    values.put("due_date", due);
                    values.put("ratio", ratio);
                    values.put("name", name);
                    values.put("colour", "red");
                    return values;
                });
    }

    @Property(tries = 60)
    void shouldShowEveryRowOnceInOrder(
            @ForAll List<@From("visits") Map<String, Object>> visits,
            @ForAll("sorts") String sort,
            @ForAll @IntRange(min = 1, max = 7) int size) {
        bean(JdbcClient.class).sql("TRUNCATE data.visit").update();
        bean(BulkLoad.class).load("visit", "market", visits.iterator(), SEED);

        var shown = pages(sort, size);

        assertThat(shown).extracting(Record::id).doesNotHaveDuplicates().hasSize(visits.size());
        assertThat(shown).isSortedAccordingTo(order(sort));
    }

    @Provide
    Arbitrary<String> sorts() {
        return Arbitraries.of("amount", "due_date", "ratio", "name", "created_at", "record_no")
                .flatMap(column -> Arbitraries.of(column, "-" + column));
    }

    private static List<Record> pages(String sort, int size) {
        var listing = bean(Listing.class);
        var view = bean(Views.class).get(RegistryTest.WANG, "visits_sorted");
        var shown = new ArrayList<Record>();
        String cursor = null;
        do {
            var request = new ListRequest(Map.of(), null, sort, cursor, size);
            var page = listing.page(listing.select(RegistryTest.WANG, view, request), request);
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(size);
            shown.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return shown;
    }

    /** Ties by id, rows without a value last, whatever the direction. */
    private static Comparator<Record> order(String sort) {
        boolean descending = sort.startsWith("-");
        var column = descending ? sort.substring(1) : sort;
        Comparator<Comparable<Object>> values = Comparator.naturalOrder();
        Comparator<Record> byId = Comparator.comparing(Record::id);
        Comparator<Record> byValue = Comparator.comparing(
                record -> value(record, column), Comparator.nullsLast(descending ? values.reversed() : values));
        return byValue.thenComparing(descending ? byId.reversed() : byId);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Comparable<Object> value(Record record, String column) {
        var value = ViewController.value(record, column);
        // Texts follow the database's collation; their rank there is what counts.
        return (Comparable<Object>) (column.equals("name") && value != null ? rank(value.toString()) : value);
    }

    private static Object rank(String text) {
        return bean(JdbcClient.class)
                .sql("SELECT count(*) FROM unnest(ARRAY['甲', '乙', 'a', 'B', '''\"\\']) AS t (x) WHERE x < ?")
                .param(text)
                .query(Long.class)
                .single();
    }
}
