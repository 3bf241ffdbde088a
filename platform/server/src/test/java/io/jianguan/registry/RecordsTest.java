package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.document.RecordAccess;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@RecordApplicationEvents
class RecordsTest extends RegistryTest {
    private static final Cause PROCESS = new Cause(null, "流程");

    @Test
    void shouldKeepEveryTypeOfValue() {
        var party = records.create(WANG, "party", Map.of("name", "甲公司", "uscc", Codes.valid()));
        var given = visit(
                "handler",
                "li",
                "officers",
                List.of("li", "zhao"),
                "unit",
                "market",
                "units",
                List.of("fire", "market"),
                "party",
                String.valueOf(party.id()),
                "parties",
                List.of(String.valueOf(party.id())),
                "seen_at",
                "2026-03-01T09:30:00+08:00",
                "ratio",
                2.5,
                "phone",
                "13812341234",
                "rows",
                List.of(Map.of("content", "一", "colour", "blue", "count", 3, "people", List.of("li"))));

        var record = records.create(WANG, "visit", given);

        assertThat(record.values())
                .containsEntry("party", String.valueOf(party.id()))
                .containsEntry("seen_at", "2026-03-01T09:30:00+08:00")
                .containsEntry(
                        "due_date", LocalDate.now(FieldValues.ZONE).plusDays(7).toString())
                .containsEntry("urgent", false)
                .containsEntry("photos", List.of())
                .containsEntry("areas", List.of("110101"))
                .containsEntry("units", List.of("fire", "market"));
        assertThat(record.labels())
                .containsEntry("colour", "红")
                .containsEntry("areas", List.of("东区"))
                .containsEntry("party", "甲公司")
                .containsEntry("parties", List.of("甲公司"))
                .containsEntry("officers", List.of("姓名li", "姓名zhao"))
                .containsEntry("unit", "市场监管局")
                .containsEntry("status", "草稿")
                .containsEntry("rows", List.of(Map.of("colour", "蓝", "people", List.of("姓名li"))));
        assertThat(record.number()).matches("ZF\\d{12}");
        assertThat(record.owner()).isEqualTo("market");
        assertThat(records.get(WANG, "visit", record.id())).isEqualTo(record);
    }

    @Test
    void shouldTellEveryFaultAtOnce() {
        var problem = catchThrowableOfType(
                Problem.class,
                () -> records.create(
                        WANG,
                        "visit",
                        visit(
                                "name", " ",
                                "amount", 0,
                                "fine", "1.005",
                                "colour", "green",
                                "handler", "nobody",
                                "unit", "nowhere",
                                "party", "999999",
                                "phone", "123",
                                "result", "x",
                                "photos", List.of("f0000000-0000-0000-0000-000000000000"),
                                "rows", List.of(Map.of("colour", "green")),
                                "nonsense", 1)));

        assertThat(problem.code()).isEqualTo("registry.invalid");
        assertThat(codes(problem.errors()))
                .containsExactlyInAnyOrder(
                        "name required",
                        "amount too-small",
                        "fine money",
                        "colour no-code",
                        "handler no-person",
                        "unit no-organisation",
                        "party no-reference",
                        "phone pattern",
                        "result read-only",
                        "photos no-document",
                        "rows[0].content required",
                        "rows[0].colour no-code",
                        "nonsense unknown");
        assertThat(problem.errors()).extracting("message").contains("请填写名称", "数量不能小于 1");
    }

    @Test
    void shouldHoldRulesOverTheWholeRecord() {
        var record = records.create(WANG, "visit", visit("ratio", 3));

        var problem = catchThrowableOfType(
                Problem.class,
                () -> records.change(WANG, "visit", record.id(), record.version(), Map.of("fine", 5), null));

        assertThat(codes(problem.errors())).containsExactly("ratio rule");
    }

    @Test
    void shouldRefuseAStaleChange() {
        var record = records.create(WANG, "visit", visit());
        records.change(WANG, "visit", record.id(), 1, Map.of("amount", 13), "更正");

        var problem = catchThrowableOfType(
                Problem.class, () -> records.change(WANG, "visit", record.id(), 1, Map.of("amount", 14), null));

        assertThat(problem.code()).isEqualTo("registry.stale");
        assertThat(records.get("visit", record.id()).values()).containsEntry("amount", 13L);
    }

    @Test
    void shouldRefuseAUsedUniqueValue() {
        var code = Codes.valid();
        records.create(WANG, "party", Map.of("name", "甲", "uscc", code));

        var problem = catchThrowableOfType(
                Problem.class, () -> records.create(WANG, "party", Map.of("name", "乙", "uscc", code)));

        assertThat(codes(problem.errors())).containsExactly("uscc taken");
    }

    @Test
    void shouldLetOneOfTwoRacersHaveAUniqueValue() throws Exception {
        var code = Codes.valid();
        Callable<String> attempt = () -> {
            try {
                records.create(WANG, "party", Map.of("name", "甲", "uscc", code));
                return "created";
            } catch (Problem problem) {
                return codes(problem.errors()).toString();
            }
        };
        try (var pool = Executors.newFixedThreadPool(4)) {
            var answers = pool.invokeAll(List.of(attempt, attempt, attempt, attempt)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder("created", "[uscc taken]", "[uscc taken]", "[uscc taken]");
        }
    }

    @Test
    void shouldGiveEveryNumberOnceUnderConcurrency() throws Exception {
        Callable<String> attempt =
                () -> records.create("visit", "market", visit(), PROCESS).number();
        try (var pool = Executors.newFixedThreadPool(8)) {
            var numbers = pool
                    .invokeAll(IntStream.range(0, 64).mapToObj(i -> attempt).toList())
                    .stream()
                    .map(answer -> answer.resultNow())
                    .toList();
            assertThat(new HashSet<>(numbers)).hasSize(64);
        }
    }

    @Test
    void shouldMaskPersonalFieldsWithoutTheUnmaskedRight() {
        var record = records.create(WANG, "visit", visit("phone", "13812341234", "handler", "li"));

        assertThat(records.get(WANG, "visit", record.id()).values()).containsEntry("phone", "13812341234");
        var masked = records.get(LI, "visit", record.id());
        assertThat(masked.values()).containsEntry("phone", "138****1234");

        records.change(LI, "visit", record.id(), 1, Map.of("phone", "138****1234", "amount", 50), null);
        assertThat(records.get(WANG, "visit", record.id()).values())
                .containsEntry("phone", "13812341234")
                .containsEntry("amount", 50L);
    }

    @Test
    void shouldKeepBureausApart() {
        var market = records.create(WANG, "visit", visit("handler", "li"));
        var fire = records.create(SUN, "visit", visit("officers", List.of("zhou")));

        for (var stranger : List.of(SUN, ZHOU, ZHAO, ADMIN)) {
            var problem = catchThrowableOfType(Problem.class, () -> records.get(stranger, "visit", market.id()));
            assertThat(problem.code()).isEqualTo("registry.record-unknown");
            var change = catchThrowableOfType(
                    Problem.class, () -> records.change(stranger, "visit", market.id(), 1, Map.of("amount", 1), null));
            assertThat(change.code()).isEqualTo("registry.record-unknown");
        }
        assertThat(records.get(LI, "visit", market.id()).id()).isEqualTo(market.id());
        assertThat(records.get(ZHOU, "visit", fire.id()).id()).isEqualTo(fire.id());
        assertThat(catchThrowableOfType(Problem.class, () -> records.create(ADMIN, "visit", visit()))
                        .code())
                .isEqualTo("registry.forbidden");
        assertThat(catchThrowableOfType(Problem.class, () -> records.delete(LI, "visit", market.id(), "x"))
                        .code())
                .isEqualTo("registry.record-forbidden");
    }

    @Test
    void shouldApplyWhatAProcessDecides() {
        var record = records.create("visit", "market", visit(), new Cause("li", "任务"));

        var applied = records.apply("visit", record.id(), Map.of("result", "好"), "open", PROCESS);

        assertThat(applied.status()).isEqualTo("open");
        assertThat(applied.version()).isEqualTo(2);
        assertThat(applied.values()).containsEntry("result", "好");
        assertThat(records.apply("visit", record.id(), Map.of("result", "好"), "open", PROCESS)
                        .version())
                .isEqualTo(2);
    }

    @Test
    void shouldFindByCodesAndWhatLiesBelow() {
        var street = records.create("visit", "fire", visit("areas", List.of("110101001"), "amount", 77), PROCESS);
        var west = records.create("visit", "fire", visit("areas", List.of("110102"), "amount", 77), PROCESS);

        assertThat(records.find("visit", Map.of("areas", "110101", "amount", 77)))
                .contains(street.id())
                .doesNotContain(west.id());
        assertThat(records.find(
                        "visit", Map.of("areas", List.of("110000"), "amount", List.of(77), "colour", List.of())))
                .contains(street.id(), west.id());
        assertThat(records.get("visit", List.of(west.id(), street.id())))
                .extracting(Records.Record::id)
                .containsExactly(street.id(), west.id());
    }

    @Test
    void shouldBindDocumentsToTheRecord() {
        var own = document("wang");
        var foreign = document("sun");

        var record = records.create(WANG, "visit", visit("photos", List.of(own), "handler", "li"));

        assertThat(records.get(WANG, "visit", record.id()).values()).containsEntry("photos", List.of(own));
        assertThat(jdbc.sql("SELECT record_id FROM document.attachment WHERE document_id = ?::uuid")
                        .param(own)
                        .query(Long.class)
                        .single())
                .isEqualTo(record.id());
        assertThat(catchThrowableOfType(
                                Problem.class, () -> records.create(WANG, "visit", visit("photos", List.of(foreign))))
                        .code())
                .isEqualTo("document.unknown");
        assertThat(records.change(LI, "visit", record.id(), 1, Map.of("amount", 3, "photos", List.of(own)), null)
                        .version())
                .isEqualTo(2);
        assertThat(access.readable(LI, "visit", record.id())).isTrue();
        assertThat(access.readable(SUN, "visit", record.id())).isFalse();
        assertThat(access.readable(LI, "nowhere", record.id())).isFalse();
    }

    @Autowired
    RecordAccess access;

    private String document(String username) {
        return jdbc.sql("""
                INSERT INTO document.document (id, name, type, size, hash, uploaded_by, uploaded_at)
                VALUES (gen_random_uuid(), 'a.jpg', 'image/jpeg', 1, ?, ?, now()) RETURNING id::text
                """)
                .params("0".repeat(64), username)
                .query(String.class)
                .single();
    }

    @Test
    void shouldTellOthersInTheTransaction() {
        events.clear();
        var record = records.create(WANG, "visit", visit());
        records.apply("visit", record.id(), Map.of(), "open", PROCESS);

        assertThat(events.stream(RecordChanged.class))
                .containsExactly(
                        new RecordChanged("visit", record.id(), "wang"), new RecordChanged("visit", record.id(), null));
    }

    @Autowired
    ApplicationEvents events;

    @Test
    void shouldHideADeletedRecordAndSayWhy() {
        var record = records.create(WANG, "visit", visit());

        assertThat(catchThrowableOfType(Problem.class, () -> records.delete(WANG, "visit", record.id(), " "))
                        .code())
                .isEqualTo("registry.reason");
        records.delete(WANG, "visit", record.id(), "重复登记");

        assertThat(catchThrowableOfType(Problem.class, () -> records.get(WANG, "visit", record.id()))
                        .code())
                .isEqualTo("registry.record-unknown");
        assertThat(jdbc.sql(
                                "SELECT reason FROM registry.change WHERE registry = 'visit' AND record_id = ? AND version = 2")
                        .param(record.id())
                        .query(String.class)
                        .single())
                .isEqualTo("重复登记");
    }
}
