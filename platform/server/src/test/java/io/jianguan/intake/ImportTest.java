package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.document.Contents;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.intake.Importing.Choice;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.registry.Recognition;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.rest.Problem;
import io.jianguan.work.Turns;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whole imports on a real database, worked on in the background as on a server. */
@SpringBootTest(
        classes = ImportTest.Modules.class,
        properties = {
            "jianguan.mode=external",
            "management.endpoint.health.validate-group-membership=false",
            "jianguan.data=target/import-test",
            "jianguan.demo.accounts=true",
            "jianguan.demo.password=Jianguan-2026"
        })
@Tag("B11")
class ImportTest {
    private static final String REGISTRY = "import_party";
    private static final String DEFINITION = """
            registry: import_party
            label: {zh: 导入对象, en: Imported party}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 企业名称, en: Name}, required: true, max: 20, search: true}
              - {name: code, type: text, label: {zh: 编码, en: Code}, required: true, unique: true}
              - {name: area, type: code, codes: import_area, label: {zh: 所在区域, en: Area}}
              - {name: areas, type: codes, codes: import_area, label: {zh: 涉及区域, en: Areas}}
              - {name: since, type: date, label: {zh: 成立日期, en: Since}}
              - {name: capital, type: money, label: {zh: 注册资本（元）, en: Capital}, minimum: 0}
              - {name: open, type: boolean, label: {zh: 在营, en: Open}, default: "=true"}
              - {name: handler, type: person, label: {zh: 联系人, en: Handler}}
              - {name: unit, type: organisation, label: {zh: 管辖单位, en: Unit}}
              - {name: parent, type: reference, registry: import_party, label: {zh: 上级企业, en: Parent}}
              - {name: phone, type: text, label: {zh: 电话, en: Phone}, personal: true, encrypted: true}
              - {name: double, type: money, label: {zh: 双倍, en: Double}, computed: "=capital * 2"}
            rules:
              - {require: "=capital = null or capital < 1000000000", field: capital, message: {zh: 资本太大, en: Too much capital}}
            rights:
              - {role: department-leader, scope: subtree, actions: [read, create, change], unmasked: true}
              - {role: officer, scope: self, actions: [read]}
            """;

    @Autowired
    Importing importing;

    @Autowired
    Imports imports;

    @Autowired
    RowFaults faults;

    @Autowired
    RowDeeds entries;

    @Autowired
    ReportSheet report;

    @Autowired
    RecordIntake intake;

    @Autowired
    Recognition recognition;

    @Autowired
    Contents contents;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    CodeTables codes;

    @Autowired
    Actors actors;

    @Autowired
    MessageSource messages;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    private Actor leader;

    @BeforeEach
    void emptyRegistry() {
        people();
        codes.load(
                "import_area",
                List.of(
                        code("110000", null, "示例市"),
                        code("110101", "110000", "东区"),
                        code("110102", "110000", "西区"),
                        code("120000", null, "邻市"),
                        code("120101", "120000", "东区")));
        registries.publish(DEFINITION);
        jdbc.sql("TRUNCATE data.import_party").update();
        leader = actors.get("wang.leader");
    }

    private void people() {
        jdbc.sql("""
                INSERT INTO identity.organisation (code, parent_code, name, kind, path) VALUES
                  ('district', NULL, '示例区', 'district', '{district}'),
                  ('market', 'district', '市场监管局', 'bureau', '{district,market}')
                ON CONFLICT DO NOTHING
                """).update();
        var roles = Map.of("wang.leader", "department-leader", "li.officer", "officer", "admin", "business-admin");
        roles.forEach((username, role) -> {
            jdbc.sql("""
                    INSERT INTO identity.app_user (username, name, organisation, password)
                    VALUES (?, ?, 'market', 'x') ON CONFLICT DO NOTHING
                    """).params(username, "姓名" + username).update();
            jdbc.sql(
                            "INSERT INTO identity.role (role, label_zh, label_en) VALUES (?, '角色', 'Role') ON CONFLICT DO NOTHING")
                    .param(role)
                    .update();
            jdbc.sql(
                            "INSERT INTO identity.user_role (username, role, organisation) VALUES (?, ?, 'market') ON CONFLICT DO NOTHING")
                    .params(username, role)
                    .update();
        });
    }

    private static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    private static Code code(String code, @Nullable String parent, String label) {
        return new Code(code, parent, label, label, 0, null, null);
    }

    private Import upload(String name, byte[] content) {
        return importing.upload(leader, REGISTRY, name, new ByteArrayInputStream(content), Locale.CHINA);
    }

    private Import upload(String csv) {
        return upload("名单.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    private Import choose(Import one, @Nullable String match, Match onMatch) {
        var fields = new HashMap<Integer, String>();
        one.plan().columns().forEach(column -> {
            if (column.field() != null) {
                fields.put(column.place(), column.field());
            }
        });
        var choice = new Choice(one.plan().sheet(), one.plan().headRow(), fields, match, onMatch);
        return importing.plan(leader, one.id(), choice, Locale.CHINA);
    }

    private Import tried(Import one) {
        importing.trial(leader, one.id());
        return ended(one.id());
    }

    private Import imported(Import one, boolean onlyGood) {
        importing.run(leader, one.id(), onlyGood);
        return ended(one.id());
    }

    private Import ended(long id) {
        eventually().until(() -> !imports.find(id).orElseThrow().state().isRunning());
        return imports.find(id).orElseThrow();
    }

    private long count() {
        return jdbc.sql("SELECT count(*) FROM data.import_party WHERE deleted_at IS NULL")
                .query(Long.class)
                .single();
    }

    private Map<String, @Nullable Object> values(String code) {
        var id = records.find(REGISTRY, Map.of("code", code)).getFirst();
        return records.get(leader, REGISTRY, id).values();
    }

    private static String rows(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> "企业" + i + ",C" + i + ",110101\n")
                .collect(Collectors.joining("", "企业名称,编码,所在区域\n", ""));
    }

    private byte[] messy() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("名单");
            sheet.value(0, 0, "二〇二六年企业名单");
            sheet.range(0, 0, 0, 7).merge();
            var titles = List.of("企业名称", "编 码*", "所在区域", "成立日期", "注册资本", "在营", "联系人", "管辖单位", "备注");
            for (int i = 0; i < titles.size(); i++) {
                sheet.value(2, i, titles.get(i));
            }
            var rows = new Object[][] {
                {"甲公司\u3000", "Ａ１", "示例市/东区", "2025年3月1日", "1,000.50", "是", "姓名wang.leader", "wrong", "x"},
                {"乙公司", "A2", null, 45717, 12.5, "否", "wang.leader", null, null},
                {"丙公司", " A3 ", "西区", "20250301", "￥3，000元", "√", null, null, null},
                {"丁公司", "A1", "110102", "2025-02-30", "很多", "也许", "无此人", null, null},
                {null, "A5", "东区", null, null, null, null, null, null},
            };
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < rows[r].length; c++) {
                    switch (rows[r][c]) {
                        case String text -> sheet.value(3 + r, c, text);
                        case Number number -> sheet.value(3 + r, c, number);
                        case null, default -> {}
                    }
                }
            }
            sheet.range(3, 2, 4, 2).merge();
        }
        return out.toByteArray();
    }

    @Test
    void shouldMakeSenseOfAMessySheet() throws Exception {
        var one = upload("名单.xlsx", messy());

        assertThat(one.plan().headRow()).isEqualTo(3);
        assertThat(one.plan().columns())
                .extracting(column -> column.field())
                .containsExactly("name", "code", "area", "since", "capital", "open", "handler", "unit", null);
        assertThat(one.plan().match()).isEqualTo("code");

        var tried = tried(one);
        assertThat(tried.counts().refused()).isGreaterThanOrEqualTo(3);
        assertThat(count()).isZero();
        var found = faults.page(one.id(), 0, 100).stream()
                .collect(Collectors.groupingBy(
                        RowFaults.RowFault::row,
                        Collectors.mapping(fault -> fault.field() + " " + fault.code(), Collectors.toSet())));
        assertThat(found.get(4L)).contains("unit no-organisation");
        assertThat(found.get(7L))
                .contains("code repeated", "since date", "capital money", "open boolean", "handler no-person");
        assertThat(found.get(8L)).contains("name required", "area several");

        assertThatThrownBy(() -> importing.run(leader, one.id(), false))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("intake.faults");
        var done = imported(tried, true);
        assertThat(done.state()).isEqualTo(State.IMPORTED);
        assertThat(done.counts().created()).isEqualTo(2).isEqualTo(count());
        assertThat(values("A2"))
                .containsEntry("area", "110101")
                .containsEntry("since", "2025-03-01")
                .containsEntry("open", false)
                .containsEntry("handler", "wang.leader");
        assertThat(values("A3")).containsEntry("area", "110102").containsEntry("since", "2025-03-01");
    }

    @Test
    void shouldRememberWhatEachColumnWas() {
        var csv = "叫什么,编码,不要的\n甲,A1,x\n";
        var one = upload(csv);
        var choice = new Choice(0, 1, Map.of(0, "name", 1, "code"), "code", Match.SKIP);
        importing.plan(leader, one.id(), choice, Locale.CHINA);

        var again = upload(csv);

        assertThat(again.plan().columns()).extracting(column -> column.field()).containsExactly("name", "code", null);
        assertThatThrownBy(() -> importing.plan(
                        leader,
                        one.id(),
                        new Choice(0, 1, Map.of(0, "name", 1, "name"), null, Match.SKIP),
                        Locale.CHINA))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("intake.plan");
    }

    @Test
    void shouldInsertChangeOrSkipWhatIsThere() {
        var csv = "企业名称,编码,注册资本,电话\n甲,A1,100,13812341234\n乙,A2,,\n";
        imported(tried(upload(csv)), false);

        var refused = tried(upload(csv));
        assertThat(refused.counts().refused()).isEqualTo(2);

        var skipped = imported(tried(choose(upload(csv), "code", Match.SKIP)), false);
        assertThat(skipped.counts().skipped()).isEqualTo(2);

        var changed =
                imported(tried(choose(upload("企业名称,编码,注册资本\n甲,A1,200\n,A2,\n丙,A3,5\n"), "code", Match.CHANGE)), false);
        assertThat(changed.counts()).isEqualTo(new ImportCounts(1, 1, 1, 0, 0, 0, 0));
        assertThat(values("A1").get("capital")).hasToString("200.00");
        assertThat(values("A1").get("double")).hasToString("400.00");
        assertThat(values("A1")).containsEntry("phone", "13812341234");
        assertThat(jdbc.sql("SELECT string_agg(t::text, ' ') FROM data.import_party t")
                        .query(String.class)
                        .single())
                .doesNotContain("13812341234");
        assertThat(jdbc.sql("SELECT string_agg(c::text, ' ') FROM registry.change c WHERE registry = 'import_party'")
                        .query(String.class)
                        .single())
                .doesNotContain("13812341234");
        assertThat(values("A2")).containsEntry("name", "乙");
        var history = jdbc.sql("""
                SELECT c.reason FROM registry.change c JOIN data.import_party p ON p.id = c.record_id
                WHERE c.registry = 'import_party' AND p.code = 'A1' AND c.version = 2
                UNION ALL
                SELECT replace(c.reason, '{row}', (first_row + p.id - first_id)::text) FROM data.import_party p
                JOIN registry.creation c ON c.registry = 'import_party' AND p.id BETWEEN first_id AND last_id
                WHERE p.code = 'A1'
                """).query(String.class).list();
        assertThat(history).hasSize(2).allMatch(reason -> reason.contains("名单.csv") && reason.contains("第 2 行"));
    }

    @Test
    void shouldTakeBackOnlyWhatNobodyChangedSince() {
        imported(tried(upload("企业名称,编码,注册资本\n甲,A1,100\n")), false);
        var one = imported(
                tried(choose(upload("企业名称,编码,注册资本\n甲甲,A1,200\n乙,A2,5\n丙,A3,6\n"), "code", Match.CHANGE)), false);
        var touched = records.find(REGISTRY, Map.of("code", "A3")).getFirst();
        records.change(leader, REGISTRY, touched, 1, Map.of("capital", 7), "更正");

        importing.undo(leader, one.id());
        var undone = ended(one.id());

        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.counts().undone()).isEqualTo(2);
        assertThat(entries.kept(one.id(), 0, 10))
                .extracting(RowDeeds.KeptRow::recordId)
                .containsExactly(String.valueOf(touched));
        assertThat(values("A1")).containsEntry("name", "甲");
        assertThat(values("A1").get("capital")).hasToString("100.00");
        assertThat(records.find(REGISTRY, Map.of("code", "A2"))).isEmpty();
    }

    @Test
    void shouldImportNothingWhereOneRowIsWrongAndAllAreWanted() {
        var one = tried(upload(rows(0, 12_000)));
        assertThat(one.counts().created()).isEqualTo(12_000);
        records.create(leader, REGISTRY, Map.of("name", "先来的", "code", "C11000"));

        var done = imported(one, false);

        assertThat(done.state()).isEqualTo(State.REFUSED);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void shouldWriteAReportBesideEachBadCell() throws Exception {
        var one = tried(upload("企业名称,编码,成立日期\n甲,A1,昨天\n乙,A2,2025-01-01\n,A3,2025-01-01\n"));
        var path = folder.resolve("report.xlsx");
        try (var out = Files.newOutputStream(path)) {
            report.write(leader, one, out);
        }

        try (var file = SheetFile.of(path);
                var read = file.rows(0)) {
            var titles = Objects.requireNonNull(read.next());
            assertThat(Heading.titles(titles))
                    .containsExactly("行号", "企业名称", "企业名称 的问题", "编码", "成立日期", "成立日期 的问题", "整行的问题");
            var first = Objects.requireNonNull(read.next());
            assertThat(first.text(0)).isEqualTo("2");
            assertThat(first.text(4)).isEqualTo("昨天");
            assertThat(first.text(5)).contains("请填写日期");
            assertThat(Objects.requireNonNull(read.next()).text(2)).contains("请填写企业名称");
            assertThat(read.next()).isNull();
        }
    }

    /** Another server, whose turns are its own. */
    private Run other(Turn turn) {
        return new Run(actors, contents, registries, recognition, intake, turn, faults, entries, messages, transaction);
    }

    private Import takenBy(Turn turn, Import one, State running) {
        return transaction.execute(status -> {
            imports.begin(one, running, true);
            return turn.take().orElseThrow();
        });
    }

    @Test
    void shouldGoOnBehindACrashWithoutDoubling() throws Exception {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 17_000))), State.IMPORTING);
        BooleanSupplier afterTwo = new BooleanSupplier() {
            private final AtomicInteger asked = new AtomicInteger();

            @Override
            public boolean getAsBoolean() {
                return asked.incrementAndGet() > 2;
            }
        };

        other(turn).through(one, afterTwo);
        assertThat(jdbc.sql("SELECT sum(rows) FROM intake.entry WHERE import_id = ?")
                        .param(one.id())
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(10_000);

        assertThat(ended(one.id()).counts().created()).isEqualTo(17_000);
        assertThat(count()).isEqualTo(17_000);
    }

    @Test
    void shouldWriteNothingOnceAnotherServerHasTheTurn() {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 100))), State.IMPORTING);
        var second = new Turn(jdbc, imports, clock);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE intake.import SET alive_until = now() - interval '1 second' WHERE id = ?")
                    .param(one.id())
                    .update();
            assertThat(second.take()).isPresent();
        });

        assertThatThrownBy(() -> other(turn).through(one, () -> false)).isInstanceOf(Turns.Lost.class);
        assertThat(count()).isZero();
        second.leave(one.id());
        assertThat(ended(one.id()).counts().created()).isEqualTo(100);
    }

    @Test
    void shouldKeepImportsToThemselves() {
        var one = upload("企业名称,编码\n甲,A1\n");
        var officer = actors.get("li.officer");
        assertThatThrownBy(() -> importing.get(officer, one.id())).hasMessageContaining("intake.unknown");
        assertThatThrownBy(() -> importing.upload(
                        officer, REGISTRY, "a.csv", new ByteArrayInputStream(new byte[] {65}), Locale.CHINA))
                .hasMessageContaining("registry.forbidden");
        var admin = actors.get("admin");
        assertThat(importing.get(admin, one.id()).id()).isEqualTo(one.id());
        assertThatThrownBy(() -> importing.trial(admin, one.id())).hasMessageContaining("intake.not-yours");
    }

    @Test
    void shouldReadGbkAndResolveRecordsByName() {
        imported(tried(upload("企业名称,编码\n总公司,Z1\n")), false);
        var csv = "企业名称,编码,上级企业,涉及区域\n分公司,Z2,总公司,西区；示例市\n".getBytes(Charset.forName("GBK"));

        var done = imported(tried(upload("名单.csv", csv)), false);

        assertThat(done.counts().created()).isEqualTo(1);
        assertThat(values("Z2"))
                .containsEntry("areas", List.of("110102", "110000"))
                .containsEntry(
                        "parent",
                        String.valueOf(
                                records.find(REGISTRY, Map.of("code", "Z1")).getFirst()));
    }

    /** More rows: {@code -Djianguan.messy.rows=100000}. */
    @ParameterizedTest
    @ValueSource(strings = {"名单.xlsx", "名单.csv"})
    void shouldLoadAndRefuseWhatTheLedgerOfAMessySheetSays(String name) throws Exception {
        var sheet = new MessySheet(20_260_101, Integer.getInteger("jianguan.messy.rows", 1_000));
        var one = tried(upload(name, name.endsWith("xlsx") ? sheet.xlsx() : sheet.gbk()));
        agrees(one, sheet);

        var done = imported(one, true);
        agrees(done, sheet);
        var loaded = jdbc.sql("SELECT name, code, area, since, capital FROM data.import_party ORDER BY id")
                .query((row, n) -> new MessySheet.Good(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, LocalDate.class),
                        row.getBigDecimal(5)))
                .list();
        assertThat(loaded).containsExactlyElementsOf(sheet.good.values());

        importing.undo(leader, one.id());
        assertThat(ended(one.id()).counts().undone()).isEqualTo(sheet.good.size());
        assertThat(count()).isZero();
    }

    private void agrees(Import one, MessySheet sheet) {
        var found = new TreeMap<Long, Set<String>>();
        faults.page(one.id(), 0, Integer.MAX_VALUE)
                .forEach(fault -> found.computeIfAbsent(fault.row(), row -> new TreeSet<>())
                        .add(fault.field() + "/" + fault.code()));
        assertThat(found).isEqualTo(sheet.bad);
        assertThat(one.counts().created()).isEqualTo(sheet.good.size());
        assertThat(one.counts().refused()).isEqualTo(sheet.bad.size());
    }

    @Test
    void shouldStopWhileItRunsAndTakeBackWhatIsIn() throws Exception {
        var turn = new Turn(jdbc, imports, clock);
        var one = takenBy(turn, tried(upload(rows(0, 16_000))), State.IMPORTING);
        BooleanSupplier whileItRuns = new BooleanSupplier() {
            private int asked;

            @Override
            public boolean getAsBoolean() {
                if (++asked == 2) {
                    importing.stop(leader, one.id());
                }
                return false;
            }
        };

        other(turn).through(one, whileItRuns);

        var stopped = imports.find(one.id()).orElseThrow();
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.counts().created()).isGreaterThanOrEqualTo(5_000).isLessThan(16_000);
        assertThat(count()).isEqualTo(stopped.counts().created());
        importing.undo(leader, one.id());
        assertThat(ended(one.id()).state()).isEqualTo(State.UNDONE);
        assertThat(count()).isZero();
    }

    /** No {@code @Configuration}: the whole server's tests would find it in their scan. */
    @EnableAutoConfiguration
    @ComponentScan({
        "io.jianguan.rest",
        "io.jianguan.identity",
        "io.jianguan.audit",
        "io.jianguan.notification",
        "io.jianguan.document",
        "io.jianguan.form",
        "io.jianguan.expression",
        "io.jianguan.registry",
        "io.jianguan.intake"
    })
    static class Modules {
        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }
}
