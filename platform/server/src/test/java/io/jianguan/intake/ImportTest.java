package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.intake.Importing.Choice;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is read of sheets, refused, written and taken back. */
class ImportTest extends IntakeTest {
    @Autowired
    ReportSheet report;

    @TempDir
    Path folder;

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
        var choice = new Choice(0, 1, Map.of(0, "name", 1, "code"), "code", Match.SKIP, Map.of());
        importing.plan(leader, one.id(), choice, Locale.CHINA);

        var again = upload(csv);

        assertThat(again.plan().columns()).extracting(column -> column.field()).containsExactly("name", "code", null);
        assertThatThrownBy(() -> importing.plan(
                        leader,
                        one.id(),
                        new Choice(0, 1, Map.of(0, "name", 1, "name"), null, Match.SKIP, Map.of()),
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
}
