package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.BulkLoad.Loaded;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class BulkLoadTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "种子数据");

    @Autowired
    BulkLoad load;

    @BeforeEach
    void emptyTables() {
        registries.publish(resource("registry/party.yaml").replace("registry: party", "registry: loaded_party"));
        registries.publish(resource("registry/visit.yaml").replace("registry: visit", "registry: loaded_visit"));
        jdbc.sql("TRUNCATE data.loaded_party, data.loaded_visit").update();
    }

    static Iterator<Map<String, Object>> parties(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> Map.<String, Object>of(
                        "name", "示例市第" + i + "号有限公司", "uscc", Codes.valid(700_000_000 + i), "area", "110101"))
                .iterator();
    }

    @Test
    void shouldLoadTheSameRowsOnce() {
        assertThat(load.load("loaded_party", "market", parties(0, 5000), SEED)).isEqualTo(new Loaded(5000, 0));
        assertThat(load.load("loaded_party", "market", parties(0, 5000), SEED)).isEqualTo(new Loaded(0, 5000));
        assertThat(load.load("loaded_party", "market", parties(4000, 6000), SEED))
                .isEqualTo(new Loaded(1000, 1000));
        assertThat(jdbc.sql("SELECT count(*) FROM pg_indexes WHERE schemaname = 'data' AND tablename = 'loaded_party'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(RecordIndex.of(registries.get("loaded_party")).size() + 1);
    }

    @Test
    void shouldLoadNothingWhereARowIsWrong() {
        var rows = List.<Map<String, Object>>of(
                Map.of("name", "甲", "uscc", Codes.valid()),
                Map.of("name", "乙", "uscc", "91110000000000000X", "area", "999"),
                Map.of("uscc", Codes.valid(), "colour", "red"));

        var problem =
                catchThrowableOfType(Problem.class, () -> load.load("loaded_party", "market", rows.iterator(), SEED));

        assertThat(codes(problem.errors()))
                .containsExactlyInAnyOrder(
                        "rows[2].uscc social-credit-code",
                        "rows[2].area no-code",
                        "rows[3].name required",
                        "rows[3].colour unknown");
        assertThat(records.find("loaded_party", Map.of())).isEmpty();
    }

    @Test
    void shouldNumberTheRecordsOfEachOfficeForThemselves() {
        registries.publish(resource("registry/visit.yaml")
                .replace("registry: visit", "registry: loaded_visit")
                .replace("ZF{yyyyMMdd}{seq:4}", "ZF-{org}-{yyyyMMdd}{seq:2:year}"));
        jdbc.sql("DELETE FROM registry.number WHERE registry = 'loaded_visit'").update();
        var rows = List.<Map<String, Object>>of(
                Map.of("name", "一", "colour", "red"),
                Map.of("name", "二", "colour", "red", "owner_org", "fire"),
                Map.of("name", "三", "colour", "red"));
        load.load("loaded_visit", "market", rows.iterator(), SEED);
        var fourth = records.create("loaded_visit", "fire", Map.of("name", "四", "colour", "red"), SEED);

        assertThat(jdbc.sql("SELECT regexp_replace(record_no, '[0-9]{8}', '') FROM data.loaded_visit ORDER BY id")
                        .query(String.class)
                        .list())
                .containsExactly("ZF-market-01", "ZF-fire-01", "ZF-market-02", "ZF-fire-02");
        assertThat(fourth.number()).startsWith("ZF-fire-");
    }

    @Test
    void shouldKeepEveryTypeAndGiveNumbers() {
        var party = records.create("party", "market", Map.of("name", "甲", "uscc", Codes.valid()), SEED);
        var row = new HashMap<String, Object>();
        row.put("name", "引号\"逗号,反斜杠\\制表\t换行\n完");
        row.put("note", "单引号'与%_");
        row.put("amount", "7");
        row.put("ratio", 0.25);
        row.put("fine", "12.30");
        row.put("urgent", true);
        row.put("due_date", "2026-03-01");
        row.put("seen_at", "2026-03-01T09:30:00+08:00");
        row.put("colour", "red");
        row.put("areas", "110101;110102");
        row.put("officers", List.of("li", "zhao"));
        row.put("parties", String.valueOf(party.id()));
        row.put("rows", "[{\"content\":\"甲\\n\\\"乙\\\"\",\"count\":2}]");
        row.put("status", "closed");
        row.put("owner_org", "fire");
        row.put("created_at", "2025-01-01T00:00:00+08:00");

        load.load("loaded_visit", "market", List.of(row, visit()).iterator(), SEED);

        var ids = records.find("loaded_visit", Map.of());
        var first = records.get("loaded_visit", ids.getFirst());
        assertThat(first.number()).matches("ZF\\d{12}");
        assertThat(first.status()).isEqualTo("closed");
        assertThat(first.owner()).isEqualTo("fire");
        assertThat(first.values())
                .containsEntry("name", "引号\"逗号,反斜杠\\制表\t换行\n完")
                .containsEntry("areas", List.of("110101", "110102"))
                .containsEntry("parties", List.of(String.valueOf(party.id())))
                .containsEntry("rows", List.of(Map.of("content", "甲\n\"乙\"", "count", 2)));
        assertThat(FieldValues.same(first.values().get("fine"), 12.3)).isTrue();
        assertThat(records.get("loaded_visit", ids.getLast()).number()).isNotEqualTo(first.number());
    }

    @Test
    void shouldLoadManyRowsInLittleTime() {
        load.load("loaded_party", "market", parties(0, 20_000), SEED);
        jdbc.sql("TRUNCATE data.loaded_party").update();

        double empty = rate(() -> load.load("loaded_party", "market", parties(0, 100_000), SEED));
        double filled = rate(() -> load.load("loaded_party", "market", parties(100_000, 200_000), SEED));

        // Alone on two cores 34,000 and more; a tenth of it means that something went wrong.
        assertThat(Math.min(empty, filled)).isGreaterThan(2_000);
        assertThat(records.find("loaded_party", Map.of())).hasSize(200_000);
    }

    private static double rate(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return 100_000 / ((System.nanoTime() - start) / 1e9);
    }
}
