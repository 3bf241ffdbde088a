package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RegistriesTest extends RegistryTest {
    private static final String SHOP = """
            registry: %s
            label: {zh: 店铺, en: Shop}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}}
              - {name: opened, type: date, label: {zh: 开业, en: Opened}}
            """;

    @Test
    void shouldPublishTheSameContentOnce() {
        var first = registries.publish(SHOP.formatted("shop_once"));
        var again = registries.publish("# a comment\n" + SHOP.formatted("shop_once"));

        assertThat(first.version()).isEqualTo(1);
        assertThat(first.changed()).isTrue();
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.changed()).isFalse();
    }

    @Test
    void shouldAddFieldsAndIndexesWhileRecordsAreThere() {
        registries.publish(SHOP.formatted("shop_grown"));
        var old = records.create("shop_grown", "market", Map.of("name", "旧"), new Cause(null, ""));

        var grown = registries.publish(SHOP.formatted("shop_grown")
                + "  - {name: size, type: integer, unique: true, label: {zh: 面积, en: Size}}\n"
                + "indexes: [[opened]]\n");
        records.create("shop_grown", "market", Map.of("name", "新", "size", 3), new Cause(null, ""));

        assertThat(grown.version()).isEqualTo(2);
        assertThat(records.get("shop_grown", old.id()).values()).containsEntry("size", null);
        assertThat(indexes("shop_grown")).anyMatch(index -> index.contains("(opened, id)"));
        assertThat(indexes("shop_grown")).anyMatch(index -> index.contains("UNIQUE") && index.contains("(size)"));
    }

    private List<String> indexes(String registry) {
        return jdbc.sql("SELECT indexdef FROM pg_indexes WHERE schemaname = 'data' AND tablename = ?")
                .param(registry)
                .query(String.class)
                .list();
    }

    @Test
    void shouldRefuseToLoseData() {
        registries.publish(SHOP.formatted("shop_kept"));
        records.create("shop_kept", "market", Map.of("name", "旧", "opened", "2026-01-01"), new Cause(null, ""));

        var changed = refused(SHOP.formatted("shop_kept").replace("type: date", "type: text"));
        var removed = refused(SHOP.formatted("shop_kept").replaceAll("  - \\{name: opened.*\n", ""));

        assertThat(codes(changed.errors())).containsExactly("fields[1].type type-changed");
        assertThat(codes(removed.errors())).containsExactly("fields data-lost");
        assertThat(registries.get("shop_kept").field("opened")).isPresent();
    }

    private Problem refused(String yaml) {
        var problem = catchThrowableOfType(Problem.class, () -> registries.publish(yaml));
        assertThat(problem.code()).isEqualTo("registry.definition");
        return problem;
    }

    @Test
    void shouldTellEveryFaultOfADefinition() {
        var problem = refused("""
                registry: Broken-1
                label: {zh: 坏}
                title: nothing
                number: "X{yyyy}"
                colour: red
                statuses: [{code: a, label: {zh: 甲, en: A}, tone: pink}, {code: a, label: {zh: 甲, en: A}, tone: done}]
                self: [name]
                fields:
                  - {name: name, type: text, label: {zh: 名, en: N}, max: 0, pattern: "(", minimum: 1}
                  - {name: name, type: words, label: {zh: 名, en: N}}
                  - {name: id, type: code, label: {zh: 名, en: N}, required: maybe}
                  - {name: rows, type: table, label: {zh: 表, en: T}, unique: true}
                  - {name: secret, type: text, label: {zh: 密, en: S}, personal: true, search: true}
                rules: [{require: "x > 1", field: nowhere, message: {zh: 错, en: Wrong}}]
                indexes: [[nowhere], [rows]]
                rights: [{role: officer, scope: world, actions: [read, fly], statuses: [z]}]
                """);

        assertThat(codes(problem.errors()))
                .containsExactlyInAnyOrder(
                        "registry identifier",
                        "label.en missing",
                        "title no-field",
                        "number number-rule",
                        "colour unknown-key",
                        "statuses[0].tone choice",
                        "statuses[1].code duplicate",
                        "self[0] no-field",
                        "fields[0].max not-here",
                        "fields[0].pattern regex",
                        "fields[0].minimum not-here",
                        "fields[1].type type",
                        "fields[1].name duplicate",
                        "fields[2].name reserved",
                        "fields[2].codes missing",
                        "fields[2].required flag",
                        "fields[3].columns missing",
                        "fields[3].unique not-here",
                        "fields[4].personal not-here",
                        "rules[0].require expression",
                        "rules[0].field no-field",
                        "indexes[0] no-field",
                        "indexes[1] no-field",
                        "rights[0].scope choice",
                        "rights[0].actions choice",
                        "rights[0].statuses no-status");
    }

    @Test
    void shouldTellEveryFaultOfAView() {
        var problem = catchThrowableOfType(Problem.class, () -> views.publish("""
                view: broken
                label: {zh: 坏, en: Broken}
                registry: visit
                where: {nowhere: x}
                columns: [name, rows, nowhere]
                searches: [{field: phone}, {field: name, range: true}]
                sort: [officers]
                """));

        assertThat(codes(problem.errors()))
                .containsExactlyInAnyOrder(
                        "where.nowhere no-field",
                        "columns[1] not-here",
                        "columns[2] no-field",
                        "searches[0].field not-here",
                        "searches[1].range not-here",
                        "sort not-here");
    }

    @Test
    void shouldPublishOneAtATime() throws Exception {
        Callable<Integer> attempt =
                () -> registries.publish(SHOP.formatted("shop_raced")).version();
        try (var pool = Executors.newFixedThreadPool(4)) {
            assertThat(pool.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                            .map(answer -> answer.resultNow()))
                    .containsOnly(1);
        }
    }

    @Test
    void shouldNotQueueBehindALongTransaction() throws Exception {
        registries.publish(SHOP.formatted("shop_busy"));
        try (var reader = source.getConnection();
                var statement = reader.createStatement();
                var pool = Executors.newFixedThreadPool(1)) {
            reader.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM data.shop_busy");
            var altered = pool.submit(() -> registries.publish(
                    SHOP.formatted("shop_busy") + "  - {name: size, type: integer, label: {zh: 面积, en: Size}}\n"));
            await().atMost(Duration.ofSeconds(10)).until(() -> waitingForATable());
            // People go on: nobody stands behind the one that waits for longer than its patience.
            records.create("shop_busy", "market", Map.of("name", "新"), new Cause(null, ""));
            await().atMost(Duration.ofSeconds(10)).until(() -> !waitingForATable());
            reader.rollback();

            assertThat(altered.get(30, TimeUnit.SECONDS).version()).isEqualTo(2);
        }
    }

    private boolean waitingForATable() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND mode = 'AccessExclusiveLock')")
                .query(Boolean.class)
                .single();
    }

    @Test
    void shouldIndexWhileOthersPublish() throws Exception {
        registries.publish(SHOP.formatted("shop_indexed"));
        var grown = SHOP.formatted("shop_indexed") + "indexes: [[opened], [name], [name, -opened]]\n";
        Callable<Boolean> attempt = () -> registries.publish(grown).changed();
        try (var pool = Executors.newFixedThreadPool(4)) {
            assertThat(pool.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                            .map(answer -> answer.resultNow()))
                    .containsOnlyOnce(true);
        }
        assertThat(indexes("shop_indexed")).anyMatch(index -> index.contains("(name, opened DESC, id DESC)"));
    }

    @Test
    void shouldRefuseAUniqueFieldThatIsNot() {
        registries.publish(SHOP.formatted("shop_twice"));
        records.create("shop_twice", "market", Map.of("name", "甲"), new Cause(null, ""));
        records.create("shop_twice", "market", Map.of("name", "甲"), new Cause(null, ""));

        var problem = refused(SHOP.formatted("shop_twice").replace("type: text", "type: text, unique: true"));

        assertThat(codes(problem.errors())).containsExactly("fields[0].unique repeated");
    }

    @Test
    void shouldFindOldRecordsByNewlySearchedFields() {
        registries.publish(SHOP.formatted("shop_searched"));
        jdbc.sql(
                        "INSERT INTO data.shop_searched (owner_org, name) SELECT 'market', '店铺' || i FROM generate_series(1, 1200) i")
                .update();

        registries.publish(SHOP.formatted("shop_searched").replace("type: text", "type: text, search: true"));

        assertThat(jdbc.sql("SELECT count(*) FROM data.shop_searched WHERE search_text @@ '店铺'::tsquery")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1200);
    }

    @Test
    void shouldMakeAFormOfTheFields() {
        var schema = new MadeForm(registries.get("visit"), words).schema();

        assertThat(schema.toString())
                .contains("type=code, id=field-colour, key=colour, label=颜色, codes=colour, multiple=false")
                .contains("type=people, id=field-officers, key=officers, label=人员, multiple=true")
                .contains("type=record, id=field-party, key=party, label=对象, registry=party, multiple=false")
                .contains("type=datetime, id=field-due_date, key=due_date, subtype=date, dateLabel=期限")
                .contains("type=dynamiclist, id=field-rows, label=明细, path=rows")
                .contains("validate={required=true, maxLength=20}");
    }

    @Autowired
    Words words;

    @Autowired
    DataSource source;
}
