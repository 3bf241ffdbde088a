package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Lists as they were at a moment. */
@Tag("D11")
class AsOfTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "");
    private static final String THEN = "2026-03-02";

    @Autowired
    MockMvc mvc;

    @Autowired
    Listing listing;

    @Autowired
    Export export;

    @Autowired
    Bin bin;

    @Autowired
    RecordBatches batches;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
        jdbc.sql("DELETE FROM registry.change WHERE registry = 'visit'").update();
    }

    private static ListRequest asOf(String moment, String... more) {
        var parameters = new HashMap<String, List<String>>(Map.of("asOf", List.of(moment)));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], List.of(more[i + 1]));
        }
        return ListRequest.of(parameters);
    }

    private List<Record> seen(Actor actor, ListRequest request) {
        var selection = listing.select(actor, views.get(actor, "visits"), request);
        var rows = new ArrayList<Record>();
        String next = null;
        do {
            var page = listing.page(selection, request.page(next, 2));
            rows.addAll(page.rows());
            next = page.next();
        } while (next != null);
        return rows;
    }

    private List<String> names(ListRequest request) {
        return seen(WANG, request).stream().map(Record::title).toList();
    }

    /** What happened on the day: 1 March made, 2 March and later changed. */
    private long made(String name, Object... values) {
        var all = visit(values);
        all.put("name", name);
        long id = records.create("visit", "market", all, SEED).id();
        on(id, 1, "2026-03-01");
        return id;
    }

    /** Moves what was just done to a day. */
    private void on(long id, int version, String day) {
        jdbc.sql(
                        "UPDATE registry.change SET at = ?::timestamptz WHERE registry = 'visit' AND record_id = ? AND version = ?")
                .params(day + " 10:00:00+08", id, version)
                .update();
        jdbc.sql("""
                UPDATE data.visit SET updated_at = :at::timestamptz,
                  created_at = CASE WHEN :version = 1 THEN :at::timestamptz ELSE created_at END,
                  deleted_at = CASE WHEN deleted_at IS NOT NULL THEN :at::timestamptz END
                WHERE id = :id
                """)
                .param("at", day + " 10:00:00+08")
                .param("version", version)
                .param("id", id)
                .update();
    }

    private void changed(long id, int version, String day, Map<String, @Nullable Object> values) {
        records.apply("visit", id, values, null, SEED);
        on(id, version, day);
    }

    private void deleted(long id, int version, String day) {
        records.delete(WANG, "visit", id, "不再需要");
        on(id, version, day);
    }

    @Test
    void shouldShowWhatWasThenWithEveryKindOfValue() {
        long id = made(
                "甲",
                "amount",
                7,
                "fine",
                "12.50",
                "due_date",
                "2026-04-01",
                "seen_at",
                "2026-03-01T09:30:00+08:00",
                "officers",
                List.of("li"),
                "phone",
                "13800001111",
                "rows",
                List.of(Map.of("content", "一", "count", 3)));
        var before = seen(WANG, asOf(THEN)).getFirst();
        var later = new HashMap<String, @Nullable Object>();
        later.put("amount", 9);
        later.put("fine", null);
        later.put("due_date", "2027-01-01");
        later.put("seen_at", null);
        later.put("officers", List.of());
        later.put("areas", List.of("110102"));
        later.put("phone", "13900002222");
        later.put("colour", "blue");
        later.put("rows", List.of());
        changed(id, 2, "2026-03-03", later);
        changed(id, 3, "2026-03-04", Map.of("amount", 11));

        var columns = "name,amount,fine,due_date,seen_at,officers,areas,phone,colour,updated_at";
        var then = seen(WANG, asOf(THEN, "columns", columns)).getFirst();
        assertThat(then.version()).isEqualTo(1);
        assertThat(then.values())
                .containsEntry("amount", 7L)
                .containsEntry("fine", new java.math.BigDecimal("12.50"))
                .containsEntry("due_date", "2026-04-01")
                .containsEntry("seen_at", "2026-03-01T09:30:00+08:00")
                .containsEntry("officers", List.of("li"))
                .containsEntry("areas", List.of("110101"))
                .containsEntry("phone", "13800001111");
        assertThat(then.labels()).containsEntry("colour", "红");
        assertThat(then.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(seen(WANG, asOf("2026-03-03T12:00:00+08:00")).getFirst().values())
                .containsEntry("amount", 9L);
        assertThat(names(asOf("2026-02-28"))).isEmpty();
    }

    @Test
    void shouldFilterAndSortByWhatWasThenPageByPage() {
        made("不变", "amount", 5);
        long up = made("上升", "amount", 1);
        long down = made("下降", "amount", 9);
        long none = made("有过", "amount", 3);
        changed(up, 2, "2026-03-03", Map.of("amount", 90, "colour", "blue"));
        changed(down, 2, "2026-03-03", Map.of("amount", 2));
        var empty = new HashMap<String, @Nullable Object>();
        empty.put("amount", null);
        changed(none, 2, "2026-03-05", empty);

        assertThat(names(asOf(THEN, "sort", "-amount"))).containsExactly("下降", "不变", "有过", "上升");
        assertThat(names(asOf(THEN, "sort", "amount", "f.colour", "red"))).containsExactly("上升", "有过", "不变", "下降");
        assertThat(names(asOf(THEN, "f.amount.from", "4"))).containsExactlyInAnyOrder("不变", "下降");
        assertThat(names(asOf(THEN, "f.name", "升"))).containsExactly("上升");
        assertThat(names(asOf("2026-03-09", "sort", "-amount"))).containsExactly("上升", "不变", "下降", "有过");
        var query = "{\"all\": [{\"field\": \"amount\", \"is\": \"between\", \"values\": [\"1\", \"3\"]}]}";
        assertThat(names(asOf(THEN, "query", query))).containsExactlyInAnyOrder("上升", "有过");
    }

    @Test
    void shouldKnowWhatWasDeletedSinceAndWhatWasInTheBinThen() throws Exception {
        long gone = made("后来删除");
        deleted(gone, 2, "2026-03-03");
        long back = made("曾被删除");
        deleted(back, 2, "2026-03-02");
        bin.restore(WANG, "visit", back, 2, "误删");
        on(back, 3, "2026-03-04");

        assertThat(names(asOf("2026-03-01"))).containsExactlyInAnyOrder("后来删除", "曾被删除");
        assertThat(names(asOf(THEN))).containsExactly("后来删除");
        assertThat(names(asOf("2026-03-03"))).isEmpty();
        assertThat(names(asOf("2026-03-04"))).containsExactly("曾被删除");
        var one = "/api/registries/visit/records/%d/as-of";
        mvc.perform(get(one.formatted(gone)).param("asOf", "2026-03-02").with(user("wang")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value("后来删除"));
        mvc.perform(get(one.formatted(gone))
                        .param("asOf", "2026-03-03T23:59:59+08:00")
                        .with(user("wang")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("registry.deleted-then"));
    }

    @Test
    void shouldKeepTodaysRightsAndSayWhatCannotBeAsked() throws IOException {
        long mine = made("我的", "handler", "li", "phone", "13800001111");
        long others = made("别人的", "handler", "li");
        changed(mine, 2, "2026-03-03", Map.of("amount", 3));
        changed(others, 2, "2026-03-03", Map.of("handler", "zhao"));
        assertThat(seen(LI, asOf(THEN, "columns", "name,phone")))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.title()).isEqualTo("我的");
                    assertThat(String.valueOf(row.values().get("phone"))).contains("*");
                });
        assertThat(seen(SUN, asOf(THEN))).isEmpty();
        for (var refused : List.of(asOf(THEN, "q", "我的"), asOf("2026-13-01"), asOf("gestern"))) {
            assertThat(catchThrowableOfType(Problem.class, () -> seen(WANG, refused))
                            .code())
                    .startsWith("registry.as-of");
        }
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> batches.start(
                                        WANG,
                                        "visits",
                                        new RecordBatches.Choice(
                                                asOf(THEN), null, new Input(Map.of("amount", 9), "调整"))))
                        .code())
                .isEqualTo("registry.as-of-read-only");
        var out = new ByteArrayOutputStream();
        export.prepare(WANG, views.get(WANG, "visits"), asOf(THEN, "columns", "name,amount", "sort", "name"), "csv")
                .write(out);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("我的,12").contains("别人的,12");
    }

    @Test
    void shouldCallCodesWhatTheyWereCalledThen() throws Exception {
        long id = made("甲", "colour", "red", "areas", List.of("110101"));
        changed(id, 2, "2026-03-05", Map.of("amount", 9));
        forgetNames();
        named("red", "朱红", "2026-03-03");
        named("red", "正红", "2026-03-04");
        try {
            for (var told :
                    Map.of(THEN, "红", "2026-03-03", "朱红", "2026-03-04", "正红").entrySet()) {
                assertThat(seen(WANG, asOf(told.getKey())).getFirst().labels())
                        .containsEntry("colour", told.getValue());
                mvc.perform(get("/api/registries/visit/records/%d/as-of".formatted(id))
                                .param("asOf", told.getKey())
                                .with(user("wang")))
                        .andExpect(jsonPath("$.labels.colour").value(told.getValue()));
            }
            mvc.perform(get("/api/registries/visit/records/%d/versions/1".formatted(id))
                            .with(user("wang")))
                    .andExpect(jsonPath("$.labels.colour").value("红"));
            assertThat(seen(WANG, ListRequest.all()).getFirst().labels()).containsEntry("colour", "正红");
            var out = new ByteArrayOutputStream();
            export.prepare(WANG, views.get(WANG, "visits"), asOf(THEN, "columns", "name,colour"), "csv")
                    .write(out);
            assertThat(out.toString(StandardCharsets.UTF_8)).contains("甲,红");
        } finally {
            forgetNames();
        }
    }

    private void forgetNames() {
        jdbc.sql("DELETE FROM registry.code_version WHERE code_table = 'colour'")
                .update();
    }

    /** Calls a code something else, on a day. */
    private void named(String code, String label, String day) {
        codes.load("colour", List.of(code(code, null, label, "Red")));
        jdbc.sql("""
                UPDATE registry.code_version SET until = ?::timestamptz
                WHERE code_table = 'colour' AND code = ? AND revision = (
                  SELECT max(revision) FROM registry.code_version WHERE code_table = 'colour' AND code = ?)
                """).params(day + " 10:00:00+08", code, code).update();
    }

    /** A number that has become a date since: the rest is shown as it was. */
    @Test
    void shouldLeaveOutWhatTodaysTypeDoesNotTake() {
        long id = made("甲", "amount", 7);
        changed(id, 2, "2026-03-03", Map.of("amount", 9, "colour", "blue"));
        jdbc.sql(
                        "UPDATE registry.change SET before = before || '{\"amount\": \"sieben\"}' WHERE record_id = ? AND version = 2")
                .param(id)
                .update();
        assertThat(seen(WANG, asOf(THEN))).singleElement().satisfies(row -> {
            assertThat(row.values()).containsEntry("amount", null).containsEntry("colour", "red");
        });
    }
}
