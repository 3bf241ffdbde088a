package io.jianguan.form;

import static io.jianguan.form.Checks.check;
import static io.jianguan.form.Checks.codes;
import static io.jianguan.form.Checks.message;
import static io.jianguan.form.Checks.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

@Tag("C3")
class VerdictTest {
    private static final Map<String, @Nullable Object> KNOWN = Map.ofEntries(
            Map.entry("least", 3),
            Map.entry("issued_no", "JC202611220001"),
            Map.entry("source", "日常"),
            Map.entry("sealed", "原样"),
            Map.entry("candidates", List.of(Map.of("label", "李", "value", "li"), "zhao")),
            Map.entry("rows", List.of(Map.of("name", "甲", "origin", "抽取"), Map.of("name", "乙", "origin", "补录"))),
            Map.entry(
                    "checklist",
                    List.of(Map.of("no", 1, "content", "营业执照", "basis", "第一条"), Map.of("no", 2, "content", "消防通道"))));

    private static final Map<String, @Nullable Object> GOOD = Map.of(
            "title",
            "例行检查",
            "amount",
            12.5,
            "kind",
            "b",
            "why",
            "群众反映",
            "checklist",
            List.of(Map.of("answer", "pass"), Map.of("answer", "fail", "note", "堆放杂物")),
            "officers",
            List.of("li.officer", "zhao.officer"),
            "rows",
            List.of(Map.of("name", "甲", "count", 2, "origin", "抽取")));

    @AfterEach
    void chinese() {
        LocaleContextHolder.resetLocaleContext();
    }

    private static List<String> codesOf(@Nullable Object... changes) {
        return codes(check(KNOWN, with(GOOD, changes)));
    }

    @Test
    void shouldAcceptWhatTheFormWouldSubmit() {
        var verdict = check(KNOWN, GOOD);

        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.values())
                .containsEntry("title", "例行检查")
                .containsEntry("issued_no", "JC202611220001")
                .containsEntry("rows", List.of(Map.of("name", "甲", "count", 2, "origin", "抽取")))
                .doesNotContainKeys("source", "least", "candidates", "overdue_reason");
    }

    @Test
    void shouldRefuseWhatIsMissing() {
        assertThat(codes(check(KNOWN, Map.of("kind", "b"))))
                .contains("title required", "why required", "checklist[0].answer required", "officers required");
        assertThat(codesOf("title", " ")).containsExactly("title minLength");
        assertThat(codesOf("title", null)).containsExactly("title required");
    }

    @Test
    void shouldRefuseWhatIsRequiredEvenIfItIsKnown() {
        var known = with(KNOWN, "title", "上一次");
        var submission = with(GOOD);
        submission.remove("title");

        assertThat(codes(check(known, submission))).containsExactly("title required");
    }

    @Test
    void shouldKeepWhatIsKnownWhereNothingWasSent() {
        assertThat(check(with(KNOWN, "code", "310115"), GOOD).values()).containsEntry("code", "310115");
    }

    @Test
    void shouldRefuseWhatIsOutOfRange() {
        assertThat(codesOf("amount", 2)).containsExactly("amount min");
        assertThat(codesOf("amount", 100.01)).containsExactly("amount max");
        assertThat(codesOf("amount", 5.123)).containsExactly("amount decimals");
        assertThat(codesOf("title", "一二三四五六七八九")).containsExactly("title maxLength");
        assertThat(codesOf("code", "abc")).containsExactly("code pattern");
    }

    @Test
    void shouldRefuseHiddenFields() {
        assertThat(codesOf("kind", "a")).containsExactly("why hidden");
        assertThat(codesOf("kind", "a", "why", null)).isEmpty();
    }

    @Test
    void shouldRefuseChangesOfReadOnlyAndDisabledFields() {
        assertThat(codesOf("issued_no", "JC1", "source", "专项"))
                .containsExactlyInAnyOrder("issued_no read-only", "source read-only");
        assertThat(codesOf("issued_no", "JC202611220001", "source", "日常")).isEmpty();
        assertThat(codesOf("sealed", "改动")).isEmpty();
        assertThat(codesOf("kind", "a", "why", null, "sealed", "改动")).containsExactly("sealed read-only");
    }

    @Test
    void shouldRefuseUndeclaredKeys() {
        assertThat(codesOf("status", "completed", "rows", List.of(Map.of("name", "甲", "origin", "抽取", "id", 1))))
                .containsExactlyInAnyOrder("status undeclared", "rows[0].id undeclared");
    }

    @Test
    void shouldRefuseOptionsThatAreNotOffered() {
        assertThat(codesOf("kind", "c", "why", null)).containsExactly("kind option");
        assertThat(codesOf("handler", "wang")).containsExactly("handler option");
        assertThat(codesOf("handler", "zhao")).isEmpty();
        assertThat(codesOf("tags", List.of("red", "green"))).containsExactly("tags option");
    }

    @Test
    void shouldRefuseValuesOfAnotherType() {
        assertThat(codesOf("amount", "twelve")).containsExactly("amount type");
        assertThat(codesOf("title", List.of("x"))).containsExactly("title type");
        assertThat(codesOf("agreed", "yes")).containsExactly("agreed type");
        assertThat(codesOf("rows", "none")).contains("rows type");
        assertThat(codesOf("photos", List.of(1, 2))).containsExactly("photos type");
    }

    @Test
    void shouldHoldTheRulesOfAChecklist() {
        assertThat(codesOf("checklist", List.of(Map.of("answer", "pass"), Map.of())))
                .containsExactly("checklist[1].answer required");
        assertThat(codesOf("checklist", List.of(Map.of("answer", "pass"), Map.of("answer", "fail", "note", " "))))
                .containsExactly("checklist[1].note required");
        assertThat(codesOf("checklist", List.of(Map.of("answer", "good"), Map.of("answer", "pass"))))
                .containsExactly("checklist[0].answer option");
        assertThat(codesOf("checklist", List.of(Map.of("answer", "pass")))).contains("checklist read-only");
        assertThat(codesOf(
                        "checklist", List.of(Map.of("answer", "pass", "content", "改过"), Map.of("answer", "unchecked"))))
                .containsExactly("checklist[0].content read-only");
    }

    @Test
    void shouldKeepWhatAChecklistAsks() {
        assertThat(check(KNOWN, GOOD).values().get("checklist"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .first()
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("content", "营业执照")
                .containsEntry("answer", "pass");
    }

    @Test
    void shouldCountPeopleAndFiles() {
        assertThat(codesOf("officers", List.of("li.officer"))).containsExactly("officers minItems");
        assertThat(codesOf("photos", List.of("1", "2", "3"))).containsExactly("photos maxItems");
    }

    @Test
    void shouldReadDatesInTheProductsZone() {
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(codesOf("due", today.toString())).isEmpty();
        assertThat(codesOf("due", today.minusDays(1).toString())).containsExactly("due past");
        assertThat(codesOf("day", "2026-06-31T")).containsExactly("day type");
        assertThat(codesOf("day", "2026-06-01", "overdue_reason", "迟")).containsExactly("overdue_reason hidden");
        assertThat(codesOf("day", "2026-06-02", "overdue_reason", "迟")).isEmpty();
    }

    @Test
    void shouldComputeExpressionsInsteadOfBelievingThem() {
        assertThat(check(KNOWN, with(GOOD, "double", 1, "quadruple", 1)).values())
                .containsEntry("double", 25)
                .containsEntry("quadruple", 50);
    }

    @Test
    void shouldCheckEachRowOfAList() {
        var rows = List.of(
                Map.of("name", "甲", "origin", "抽取", "count", 1),
                Map.of("name", ""),
                Map.of("name", "none", "count", 2));
        assertThat(codesOf("rows", rows)).containsExactlyInAnyOrder("rows[1].name required", "rows[2].count hidden");
        assertThat(codesOf("rows", List.of(Map.of("name", "新", "origin", "编造"))))
                .containsExactly("rows[0].origin read-only");
        assertThat(check(KNOWN, with(GOOD, "rows", List.of())).values()).containsEntry("rows", List.of());
    }

    @Test
    void shouldSayWhatToDoInBothLanguages() {
        var submission = with(GOOD, "amount", 2, "code", "abc");
        assertThat(message(check(KNOWN, submission), "amount")).isEqualTo("不能小于 3");
        assertThat(message(check(KNOWN, submission), "code")).isEqualTo("编码须为 6 位数字");

        LocaleContextHolder.setLocale(Locale.ENGLISH);
        assertThat(message(check(KNOWN, submission), "amount")).isEqualTo("Must be 3 or more");
    }
}
