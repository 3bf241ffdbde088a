package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jianguan.registry.RecordBatch.Counts;
import io.jianguan.registry.RecordBatch.Input;
import io.jianguan.registry.RecordBatch.State;
import io.jianguan.registry.RecordBatches.Choice;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Many records changed at once: tried, run in the background, taken back. */
@Tag("G3.1")
class RecordBatchTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "");

    private static final String FEW = """
            view: visits_few
            label: {zh: 走访（少）, en: Few}
            registry: visit
            columns: [name]
            rowActions: [delete]
            bulkActions: [export, status]
            """;
    private static final String PARTIES = """
            view: batch_parties
            label: {zh: 对象, en: Parties}
            registry: party
            columns: [name]
            """;

    @Autowired
    ViewActions offers;

    @Autowired
    RecordBatches batches;

    @Autowired
    RecordBatchStore store;

    @Autowired
    RecordBatchWork work;

    @Autowired
    RecordBatchPreview preview;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
        jdbc.sql("TRUNCATE registry.batch CASCADE").update();
    }

    private static Choice all(Map<String, Object> values) {
        return new Choice(ListRequest.all(), null, new Input(values, "统一调整"));
    }

    /** Here or in the background, whoever takes it first. */
    private RecordBatch worked(long id) {
        store.take().ifPresent(work::work);
        return await().until(
                        () -> store.find(id).orElseThrow(), one -> !one.state().isRunning());
    }

    private long visitOf(String owner, Object... values) {
        return records.create("visit", owner, visit(values), SEED).id();
    }

    @Test
    void shouldSayWhatWouldBecomeOfEachChangeThemAndTakeItBack() {
        long first = visitOf("market", "amount", 1);
        long same = visitOf("market", "amount", 50);
        long both = visitOf("market", "ratio", "0.5");
        visitOf("fire", "amount", 1);

        var tried = worked(batches.start(WANG, "visits", all(Map.of("amount", 50, "fine", "9.00")))
                .id());
        assertThat(tried.state()).isEqualTo(State.TRIED);
        assertThat(tried.total()).isEqualTo(3);
        assertThat(tried.counts()).isEqualTo(new Counts(2, 0, 1, 0, 0));
        assertThat(store.refusals(tried.id(), "refused", 0, 10)).singleElement().satisfies(refusal -> {
            assertThat(refusal.recordId()).isEqualTo(both);
            assertThat(refusal.message()).contains("只能填一个");
        });
        assertThat(records.get("visit", first).values()).containsEntry("amount", 1L);
        records.change(WANG, "visit", same, 1, Map.of("note", "刚改过"), null);

        batches.run(WANG, tried.id());
        var changed = worked(tried.id());
        assertThat(changed.state()).isEqualTo(State.CHANGED);
        assertThat(changed.counts()).isEqualTo(new Counts(1, 0, 2, 0, 0));
        assertThat(records.get("visit", first).values())
                .containsEntry("amount", 50L)
                .containsEntry("fine", new java.math.BigDecimal("9.00"));
        assertThat(records.get("visit", first).version()).isEqualTo(2);
        assertThat(jdbc.sql(
                                "SELECT reason FROM registry.change WHERE registry = 'visit' AND record_id = ? AND version = 2")
                        .param(first)
                        .query(String.class)
                        .single())
                .contains("统一调整");
        assertThat(catchThrowableOfType(Problem.class, () -> batches.run(WANG, tried.id()))
                        .code())
                .isEqualTo("registry.batch-busy");

        batches.undo(WANG, tried.id());
        var undone = worked(tried.id());
        assertThat(undone.state()).isEqualTo(State.UNDONE);
        assertThat(undone.counts().undone()).isEqualTo(1);
        assertThat(records.get("visit", first).values())
                .containsEntry("amount", 1L)
                .containsEntry("fine", null);
    }

    @Test
    void shouldTellWhoeverAskedWhenItTookLongHowItEnded() {
        visitOf("market", "amount", 1);
        long id = begunLongAgo(() -> batches.start(WANG, "visits", all(Map.of("amount", 50))));
        assertThat(worked(id).state()).isEqualTo(State.TRIED);
        assertThat(told(id)).containsExactly("bulk-deed/tried 修改 1 0");
        begunLongAgo(() -> batches.run(WANG, id));
        worked(id);
        assertThat(told(id)).hasSize(2).last().isEqualTo("bulk-deed 修改 1 0");
        begunLongAgo(() -> batches.undo(WANG, id));
        worked(id);
        assertThat(told(id)).hasSize(3).last().isEqualTo("bulk-deed 撤销 1 0");

        long soon = batches.start(WANG, "visits", all(Map.of("amount", 51))).id();
        worked(soon);
        assertThat(told(soon)).isEmpty();
    }

    @Test
    void shouldNotCountWhatATrialFoundAsDoneWhereItFailed() {
        visitOf("market", "amount", 1);
        long id = begunLongAgo(() -> batches.start(WANG, "visits", all(Map.of("amount", 50))));
        worked(id);
        jdbc.sql("UPDATE registry.batch SET state = 'trying', alive_until = 'infinity' WHERE id = ?")
                .param(id)
                .update();
        var trying = store.find(id).orElseThrow();
        jdbc.sql("UPDATE registry.batch SET state = 'failed', failure = '断开' WHERE id = ?")
                .param(id)
                .update();
        work.gaveUp(trying, "断开");
        assertThat(told(id)).last().isEqualTo("bulk-deed/failed 修改 0 0");
    }

    /** Nobody takes it before it has waited for long. */
    private long begunLongAgo(Supplier<RecordBatch> deed) {
        return Objects.requireNonNull(transaction.execute(status -> {
            long id = deed.get().id();
            jdbc.sql("UPDATE registry.batch SET begun_at = begun_at - interval '1 minute' WHERE id = ?")
                    .param(id)
                    .update();
            return id;
        }));
    }

    private List<String> told(long id) {
        return jdbc.sql("""
                SELECT concat_ws(' ', kind, arguments[1], arguments[2], arguments[3]) FROM notification.notice
                WHERE link = ? AND username = 'wang' ORDER BY id
                """).param("/record-batches/" + id).query(String.class).list();
    }

    @Test
    void shouldShowWhatItWouldChangeFromWhatToWhat() {
        long first = visitOf("market", "amount", 1);
        long second = visitOf("market", "amount", 2, "colour", "blue", "phone", "13800001111");
        visitOf("market", "amount", 50, "phone", "13900002222");
        var given = Map.<String, Object>of("amount", 50, "colour", "red", "phone", "13900002222");
        var id = worked(batches.start(WANG, "visits", all(given)).id()).id();
        var one = store.find(id).orElseThrow();

        var page = preview.of(WANG, one, 0, 1);
        assertThat(page).singleElement().satisfies(row -> {
            assertThat(row.recordId()).isEqualTo(String.valueOf(first));
            assertThat(row.changes())
                    .extracting(change -> change.field() + ": " + change.before() + " → " + change.after())
                    .contains("amount: 1 → 50", "phone: null → 13900002222")
                    .noneMatch(change -> change.startsWith("colour"));
        });
        assertThat(preview.of(WANG, one, page.getFirst().ordinal(), 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.recordId()).isEqualTo(String.valueOf(second));
                    assertThat(row.changes())
                            .extracting(change -> change.before() + " → " + change.after())
                            .contains("2 → 50", "蓝 → 红", "13800001111 → 13900002222");
                });
        assertThat(preview.of(LI, one, 0, 10)).allSatisfy(row -> {
            assertThat(row.changes()).isEmpty();
            assertThat(row.message()).isNotBlank();
        });
        assertThat(records.get("visit", first).values()).containsEntry("amount", 1L);

        records.change(WANG, "visit", first, 1, Map.of("note", "刚改过"), null);
        assertThat(preview.of(WANG, one, 0, 1)).singleElement().satisfies(row -> {
            assertThat(row.changes()).isEmpty();
            assertThat(row.message()).contains("已被他人修改");
        });
    }

    @Test
    void shouldKeepWhatSomebodyChangedSinceAndOnlyWhatWasChosen() {
        long chosen = visitOf("market", "amount", 1);
        long other = visitOf("market", "amount", 2);
        var choice = new Choice(ListRequest.all(), List.of(chosen), new Input(Map.of("colour", "blue"), "换色"));
        var id = worked(batches.start(WANG, "visits", choice).id()).id();
        batches.run(WANG, id);
        worked(id);
        assertThat(records.get("visit", other).values()).containsEntry("colour", "red");
        records.change(WANG, "visit", chosen, 2, Map.of("amount", 7), null);

        batches.undo(WANG, id);
        assertThat(worked(id).counts()).isEqualTo(new Counts(1, 0, 0, 0, 1));
        assertThat(records.get("visit", chosen).values()).containsEntry("colour", "blue");
    }

    @Test
    void shouldRunOnBehindWhatWasDoneAndStopWhenAsked() {
        for (int i = 0; i < 3; i++) {
            visitOf("market", "amount", 1);
        }
        var id = worked(batches.start(WANG, "visits", all(Map.of("amount", 9))).id())
                .id();
        transaction.executeWithoutResult(nobodyTakesItBetween -> {
            batches.run(WANG, id);
            batches.stop(WANG, id);
        });
        var stopped = worked(id);
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        batches.undo(WANG, id);
        worked(id);
        assertThat(jdbc.sql("SELECT count(*) FROM data.visit WHERE amount = 1")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private static Choice deleting(List<Long> ids) {
        return new Choice(ListRequest.all(), ids, new Input(Map.of(), "重复登记", "delete"));
    }

    @Test
    void shouldDeleteManySayWhichCannotBeAndBringThemBack() {
        long first = visitOf("market");
        long second = visitOf("market");
        var tried = worked(
                batches.start(WANG, "visits", deleting(List.of(first, second))).id());
        assertThat(tried.counts()).isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(preview.of(WANG, tried, 0, 10))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.changes()).isEmpty());
        records.change(WANG, "visit", second, 1, Map.of("note", "刚改过"), null);
        batches.run(WANG, tried.id());
        var deleted = worked(tried.id());
        assertThat(deleted.counts()).isEqualTo(new Counts(1, 0, 1, 0, 0));
        assertThat(jdbc.sql("SELECT deleted_at IS NOT NULL FROM data.visit WHERE id = ?")
                        .param(first)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql(
                                "SELECT reason FROM registry.change WHERE registry = 'visit' AND record_id = ? AND version = 2")
                        .param(first)
                        .query(String.class)
                        .single())
                .contains("批量删除", "重复登记");

        batches.undo(WANG, tried.id());
        assertThat(worked(tried.id()).counts()).isEqualTo(new Counts(1, 0, 1, 1, 0));
        assertThat(records.get("visit", first).version()).isEqualTo(3);
    }

    @Test
    void shouldDeleteNothingThatOthersReferToOrThatThePersonMayNot() {
        visitOf("market", "handler", "li");
        for (var person : List.of(LI, ZHOU)) {
            assertThat(catchThrowableOfType(
                                    Problem.class,
                                    () -> batches.start(
                                            person,
                                            "visits",
                                            new Choice(ListRequest.all(), null, new Input(Map.of(), "清理", "delete"))))
                            .code())
                    .isEqualTo("registry.forbidden");
        }
        views.publish(PARTIES);
        jdbc.sql("TRUNCATE data.party").update();
        long used = records.create("party", "market", Map.of("name", "乙店", "uscc", "91350100M000100Y43"), SEED)
                .id();
        records.create("visit", "market", visit("party", String.valueOf(used)), SEED);
        var tried = worked(
                batches.start(WANG, "batch_parties", deleting(List.of(used))).id());
        assertThat(store.refusals(tried.id(), "refused", 0, 10))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.message()).contains("引用"));
    }

    @Test
    void shouldOfferWhatTheListNamesOfWhatThePersonMay() {
        views.publish(FEW);
        var registry = registries.get("visit");
        var few = views.get(WANG, "visits_few");
        assertThat(offers.ofARow(WANG, few, registry)).containsExactly("delete");
        assertThat(offers.ofMany(WANG, few, registry)).containsExactly("export", "status");
        assertThat(offers.ofMany(LI, few, registry)).containsExactly("status");
        assertThat(offers.ofMany(WANG, views.get(WANG, "visits"), registry))
                .containsExactly("change", "delete", "export");
        visitOf("market");
        assertThat(catchThrowableOfType(
                                Problem.class, () -> batches.start(WANG, "visits_few", all(Map.of("amount", 9))))
                        .code())
                .isEqualTo("registry.action-not-offered");
        assertThat(catchThrowableOfType(Problem.class, () -> batches.start(WANG, "visits_few", deleting(List.of(1L))))
                        .code())
                .isEqualTo("registry.action-not-offered");
        var wrong = catchThrowableOfType(
                Problem.class, () -> views.publish(FEW.replace("[delete]", "[delete, nonsense, delete]")));
        assertThat(codes(wrong.errors()))
                .containsExactlyInAnyOrder("rowActions[1] no-action", "rowActions[2] duplicate");
    }

    @Test
    void shouldRefuseFieldsThatNobodyMaySetAndOthersBatches() {
        visitOf("market");
        for (var field : List.of("result", "nonsense", "photos", "rows")) {
            assertThat(catchThrowableOfType(Problem.class, () -> batches.start(WANG, "visits", all(Map.of(field, "x"))))
                            .code())
                    .isEqualTo("registry.batch-field");
        }
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> batches.start(
                                        WANG,
                                        "visits",
                                        new Choice(ListRequest.all(), null, new Input(Map.of("amount", 9), " "))))
                        .code())
                .isEqualTo("registry.batch-reason");
        var id = batches.start(WANG, "visits", all(Map.of("amount", 9))).id();
        assertThat(catchThrowableOfType(Problem.class, () -> batches.get(LI, id))
                        .code())
                .isEqualTo("registry.batch-unknown");
    }
}
