package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.intake.Import.ImportCounts;
import io.jianguan.intake.Import.State;
import io.jianguan.intake.RowFaults.UnknownWord;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What rows find their records by, the numbers and statuses they bring, and what their words mean. */
class ImportKeysTest extends IntakeTest {
    @Autowired
    Clock clock;

    @Autowired
    RecordIntake intake;

    private String year;

    @BeforeEach
    void today() {
        year = "JL" + LocalDate.now(clock.withZone(ZoneId.of("Asia/Shanghai"))).getYear();
    }

    private Import brought(String csv) {
        return imported(tried(listing(csv)), false);
    }

    private List<String> stored(String columns) {
        return jdbc.sql("SELECT concat_ws(' ', %s) FROM data.import_listing WHERE deleted_at IS NULL ORDER BY id"
                        .formatted(columns))
                .query(String.class)
                .list();
    }

    private List<String> told(Import one) {
        return faults.page(one.id(), 0, 100).stream()
                .map(fault -> fault.row() + " " + fault.field() + " " + fault.code())
                .toList();
    }

    @Test
    void shouldFindRecordsByFieldsThatAreUniqueTogether() {
        assertThat(brought("名称,证件号,列入日期,金额\n甲,Z1,2026-01-01,1\n甲,Z1,2026-02-01,2\n丁,,2026-02-01,4\n")
                        .plan()
                        .match())
                .isEqualTo("cert+since");
        var csv = "名称,证件号,列入日期,金额\n甲甲,Z1,2026年1月1日,1.5\n乙,Z2,2026/1/1,3\n丁,,2026-02-01,4\n";
        assertThat(told(tried(listing(csv)))).containsExactly("2 since taken-together");
        assertThat(tried(choose(listing(csv), "cert+since", Match.SKIP)).counts())
                .isEqualTo(new ImportCounts(2, 0, 0, 1, 0, 0, 0));
        var repeated = tried(choose(listing(csv + "乙,Z2,20260101,3\n"), "cert+since", Match.CHANGE));
        assertThat(told(repeated)).containsExactly("5 since repeated");

        var one = imported(tried(choose(listing(csv), "cert+since", Match.CHANGE)), false);
        assertThat(one.counts()).isEqualTo(new ImportCounts(2, 1, 0, 0, 0, 0, 0));
        assertThat(stored("name, amount")).containsExactly("甲甲 1.50", "甲 2.00", "丁 4.00", "乙 3.00", "丁 4.00");

        importing.undo(leader, one.id());
        assertThat(ended(one.id()).state()).isEqualTo(State.UNDONE);
        assertThat(stored("name")).containsExactly("甲", "甲", "丁");
    }

    private List<String> experts() {
        return jdbc.sql("SELECT concat_ws(' ', record_no, name, unit, grade) FROM data.import_expert ORDER BY id")
                .query(String.class)
                .list();
    }

    @Test
    @Tag("G3.3")
    void shouldFindPeopleByTheirCitizenId() {
        imported(tried(upload(leader, EXPERTS, "姓名,单位,级别,身份证号\n张三,一院,一级,11010519491231002X\n李四,二院,一级,\n")), false);
        var csv = "姓名,单位,级别,身份证号\n张三丰,三院,二级,１１０１０５１９４９１２３１００２x\n王五,一院,一级,440308199901010012\n";
        var proposed = upload(leader, EXPERTS, csv);
        assertThat(proposed.plan().match()).isEqualTo("id_card");

        var one = imported(tried(choose(proposed, "id_card", Match.CHANGE)), false);
        assertThat(one.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 0, 0));
        assertThat(experts()).containsExactly("ZJ0001 张三丰 三院 二级", "ZJ0002 李四 二院 一级", "ZJ0003 王五 一院 一级");

        // Whoever sees personal data masked cannot find out by it who is there.
        var officer = actors.get("li.officer");
        assertThat(intake.keys(officer, registries.get(EXPERTS)))
                .extracting(RecordIntake.MatchKey::name)
                .containsExactly("name+unit", "record_no");
    }

    @Test
    @Tag("G3.3")
    void shouldSayWhichRecordsARowMayMean() {
        var all = upload(leader, EXPERTS, "姓名,单位,级别\n张三,一院,一级\n张三,一院,二级\n李四,二院,一级\n");
        imported(tried(choose(all, null, Match.REFUSE)), false);
        var csv = "姓名,单位,级别\n张三,一院,三级\n李四,二院,三级\n王五,三院,三级\n李四,二院,四级\n";

        var tried = tried(choose(upload(leader, EXPERTS, csv), "name+unit", Match.CHANGE));
        assertThat(told(tried)).containsExactly("2 name ambiguous", "5 unit repeated");
        assertThat(faults.page(tried.id(), 0, 1).getFirst().message()).contains("2", "张三 ZJ0001、张三 ZJ0002");
        var one = imported(tried, true);
        assertThat(one.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 2, 0, 0));
        assertThat(experts())
                .containsExactly("ZJ0001 张三 一院 一级", "ZJ0002 张三 一院 二级", "ZJ0003 李四 二院 三级", "ZJ0004 王五 三院 三级");
    }

    @Test
    void shouldFindRecordsByTheirNumber() {
        brought("名称,金额\n甲,1\n乙,2\n");
        var csv = "编号,名称,金额\n%1$s002,,20\n,丙,3\n".formatted(year);
        var proposed = listing(csv);
        assertThat(proposed.plan().match()).isEqualTo("record_no");

        var one = imported(tried(choose(proposed, "record_no", Match.CHANGE)), false);

        assertThat(one.counts()).isEqualTo(new ImportCounts(1, 1, 0, 0, 0, 0, 0));
        assertThat(stored("record_no, name, amount"))
                .containsExactly(year + "001 甲 1.00", year + "002 乙 20.00", year + "003 丙 3.00");
    }

    @Test
    void shouldBringNumbersAndStatusesThatNoOtherRecordGets() {
        var one = brought("编号,名称,状态\n,甲,\n%1$s001,乙,移出\n%1$s007,丙,open\n旧\\1,丁,\n".formatted(year));

        assertThat(one.counts().created()).isEqualTo(4);
        assertThat(stored("record_no, name, status"))
                .containsExactly(year + "008 甲 open", year + "001 乙 closed", year + "007 丙 open", "旧\\1 丁 open");
        records.create(leader, LISTING, Map.of("name", "戊"));
        assertThat(stored("record_no")).endsWith(year + "009");

        var wrong = tried(listing("编号,名称,状态\n%1$s009,己,\nX1,庚,没有\nX1,辛,\n".formatted(year)));
        assertThat(told(wrong)).containsExactly("2 record_no taken", "3 status no-status", "4 record_no repeated");
    }

    @Test
    void shouldChangeTheStatusAsTheLifeCycleAllows() {
        brought("名称,证件号,列入日期,状态\n甲,Z1,2026-01-01,在册\n乙,Z2,2026-01-01,移出\n");
        var csv = "编号,名称,证件号,列入日期,状态\n,甲,Z1,2026-01-01,移出\n,乙,Z2,2026-01-01,在册\nX9,甲,Z1,2026-01-02,\n";

        var tried = tried(choose(listing(csv), "cert+since", Match.CHANGE));
        assertThat(told(tried)).containsExactly("3 status no-turn");
        var one = imported(tried, true);
        assertThat(stored("name, status")).containsExactly("甲 closed", "乙 closed", "甲 open");
        var fixed = tried(choose(listing("编号,证件号,列入日期\nX8,Z1,2026-01-02\n"), "cert+since", Match.CHANGE));
        assertThat(told(fixed)).containsExactly("2 record_no number-stays");

        importing.undo(leader, one.id());
        ended(one.id());
        assertThat(stored("name, status")).containsExactly("甲 open", "乙 closed");
    }

    @Test
    void shouldLetOnlyThoseBringNumberAndStatusWhoKeepTheRegistry() {
        var officer = actors.get("li.officer");
        var one = listing(officer, "编号,名称,状态\n%1$s001,甲,移出\n".formatted(year));
        assertThat(one.plan().columns())
                .extracting(column -> column.field())
                .containsExactly("record_no", "name", null);

        assertThat(told(tried(one))).containsExactly("2 record_no no-number");

        var choice = new Importing.Choice(0, 1, Map.of(1, "name", 2, "status"), null, Match.REFUSE, Map.of());
        assertThatThrownBy(() -> importing.plan(officer, one.id(), choice, java.util.Locale.CHINA))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("intake.plan");
    }

    @Test
    void shouldAskOnceWhichCodeAWordMeans() {
        var csv = "名称,类型,涉及类型\n甲,企业法人单位,企业法人；个体户\n乙,企业法人单位,\n丙,企业法人,个体户\n";
        var one = tried(listing(csv));
        assertThat(one.counts().refused()).isEqualTo(3);
        assertThat(faults.unknown(one.id()))
                .containsExactly(new UnknownWord("kind", "企业法人单位", 2), new UnknownWord("kinds", "个体户", 2));
        assertThatThrownBy(() -> choose(one, null, Match.REFUSE, Map.of("kind", Map.of("企业法人单位", "none"))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("intake.plan");

        var words = Map.of("kind", Map.of("企业法人单位", "legal"), "kinds", Map.of("个体户", "sole"));
        var done = imported(tried(choose(one, null, Match.REFUSE, words)), false);
        assertThat(done.counts().created()).isEqualTo(3);
        assertThat(faults.unknown(one.id())).isEmpty();
        assertThat(stored("kind, kinds")).containsExactly("legal {legal,sole}", "legal", "legal {sole}");

        var next = listing(csv);
        assertThat(next.plan().words()).isEqualTo(words);
        assertThat(tried(next).counts().created()).isEqualTo(3);
        var taken = choose(next, null, Match.REFUSE, Map.of("kind", Map.of("企业法人单位", "")));
        assertThat(tried(taken).counts().refused()).isEqualTo(2);
    }
}
