package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.form.Forms;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What others do while somebody has a task open. */
@Tag("W4")
class MeanwhileTest extends MatterTest {
    private static final String FIELD =
            "{\"type\": \"textfield\", \"key\": \"%s\", \"label\": \"%s\", \"validate\": {\"required\": %s}}";

    @Autowired
    Forms forms;

    @Autowired
    FormUpgrades upgrades;

    @Autowired
    Approval approval;

    @Autowired
    Handovers handovers;

    @Autowired
    Decisions decisions;

    private static void refuses(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    private int form(String id, String... fields) {
        return forms.publish(
                        id,
                        "{\"type\": \"default\", \"id\": \"%s\", \"schemaVersion\": 19, \"components\": [%s]}"
                                .formatted(id, String.join(", ", fields)))
                .version();
    }

    @Test
    void shouldNameWhoTookATaskToWhoeverComesSecond() {
        var matter = start(ZHAO).reviewed(ZHAO);
        matter.complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        tasks.claim(actor(WANG), decide.id());
        does(() -> handingOn.transfer(actor(WANG), decide.id(), "o0004", "出差"));
        refuses("task.taken", () -> completion.complete(actor(WANG), decide.id(), YES, null));
        does(() -> handingOn.transfer(actor("o0004"), decide.id(), WANG, "已回"));
        matter.complete(WANG, "decide", YES);
        refuses("task.gone", () -> completion.complete(actor(WANG), decide.id(), NO, "another key"));
        refuses("task.gone", () -> does(() -> handingOn.transfer(actor(WANG), decide.id(), "o0004", "晚了")));
    }

    @Test
    void shouldKeepTheFormItBeganWithUntilTheHolderGoesOverToTheNewOne() {
        var id = "matter-approval-upgraded";
        var outcome = FIELD.formatted("outcome", "结论", "true");
        var first = form(id, outcome, FIELD.formatted("opinion", "意见", "false"));
        publish("matter-upgraded", bpmn -> bpmn.replaceFirst("matter-approval-opinion", id));
        var matter = startIn("matter-upgraded", ZHAO).drafted();
        var review = matter.open("review");
        drafts.save(actor(ZHAO), review.id(), Map.of("outcome", "approve", "opinion", "旧栏目里的话"), 0);
        assertThat(upgrades.newer(actor(ZHAO), review)).isNull();
        refuses("task.form-newest", () -> upgrades.preview(actor(ZHAO), review.id()));

        var second = form(id, outcome, FIELD.formatted("basis", "依据", "true"));
        assertThat(pages.of(actor(ZHAO), review.id()).form())
                .returns(first, TaskPage.FormData::version)
                .returns(second, TaskPage.FormData::newer);
        var preview = upgrades.preview(actor(ZHAO), review.id());
        assertThat(preview.lost()).containsEntry("opinion", "旧栏目里的话");
        assertThat(preview.data()).containsEntry("outcome", "approve");
        assertThat(preview.errors())
                .singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("basis"));
        refuses("task.taken", () -> upgrades.upgrade(actor(WANG), review.id(), second));

        upgrades.upgrade(actor(ZHAO), review.id(), second);
        refuses("task.form-changed", () -> completion.complete(actor(ZHAO), review.id(), first, YES, null));
        refuses("task.draft-conflict", () -> drafts.save(actor(ZHAO), review.id(), Map.of("opinion", "另一窗口"), 1));
        assertThat(drafts.find(actor(ZHAO), review.id()))
                .hasValueSatisfying(draft -> assertThat(draft.data()).containsOnlyKeys("outcome"));
        refuses("form.invalid", () -> completion.complete(actor(ZHAO), review.id(), YES, null));
        completion.complete(actor(ZHAO), review.id(), Map.of("outcome", "approve", "basis", "第七条"), null);
        matter.open("legal");
        assertThat(matter.told()).contains("form-upgraded");
    }

    @Test
    void shouldHideColumnsOfATableAtTheStepThatSaysSo() {
        var id = "matter-approval-columns";
        var columns = FIELD.formatted("name", "品名", "false") + ", " + FIELD.formatted("price", "底价", "false") + ", "
                + FIELD.formatted("note", "说明", "false");
        form(
                id,
                FIELD.formatted("outcome", "结论", "true"),
                "{\"type\": \"dynamiclist\", \"path\": \"items\", \"label\": \"明细\", \"components\": [%s]}"
                        .formatted(columns));
        publish(
                "matter-columns",
                bpmn -> bpmn.replaceFirst("matter-approval-opinion", id)
                        .replaceFirst(
                                "=\\{matter_content: \"write\"\\}",
                                "={\"items.price\": \"hidden\", \"items.name\": \"read\"}"));
        var matter = startIn("matter-columns", ZHAO).drafted();
        var review = matter.open("review");
        assertThat(pages.of(actor(ZHAO), review.id()).form().schema())
                .contains("note")
                .doesNotContain("price");
        var submitted = Map.<String, Object>of(
                "outcome", "approve", "items", List.of(Map.of("name", "月饼", "price", "9.9", "note", "合格")));
        assertThatThrownBy(() -> completion.complete(actor(ZHAO), review.id(), submitted, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .containsExactlyInAnyOrder("items[0].name", "items[0].price"));
        completion.complete(
                actor(ZHAO), review.id(), Map.of("outcome", "approve", "items", List.of(Map.of("note", "合格"))), null);
        matter.open("legal");
    }

    @Test
    void shouldApproveWithoutOpeningOnlyWhereTheNodeAllowsIt() {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        refuses("task.not-in-batch", () -> approval.approve(actor(ZHAO), review.id(), "同意", null));
        matter.complete(ZHAO, "review", YES);
        matter.complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        refuses("task.not-yours", () -> approval.approve(actor(WANG), decide.id(), "同意", null));
        tasks.claim(actor(WANG), decide.id());
        approval.approve(actor(WANG), decide.id(), "同意，抓紧办", "key");
        matter.becomes("approved");
        assertThat(records.get("matter", matter.record).values()).containsEntry("final_opinion", "同意，抓紧办");
    }

    /** Both lock the record first: neither waits for the other's task while the other waits for the record. */
    @Test
    void shouldTakeTwoTasksOfOneRecordAtOnce() throws Exception {
        var signers = List.of("o0002", "o0003", "o0004");
        var matters = List.of(
                start(ZHAO, "o0002", "o0003", "o0004").reviewed(ZHAO),
                start(ZHAO, "o0002", "o0003", "o0004").reviewed(ZHAO));
        var deeds = new ArrayList<Callable<Object>>();
        for (var matter : matters) {
            var legal = matter.open("legal");
            deeds.add(Executors.callable(() -> completion.complete(actor(LEGAL), legal.id(), YES, null)));
            for (var signer : signers) {
                var part = matter.asked(signer);
                deeds.add(Executors.callable(() -> completion.complete(actor(signer), part.id(), YES, null)));
            }
        }
        try (var people = Executors.newFixedThreadPool(deeds.size())) {
            for (var done : people.invokeAll(deeds)) {
                done.get();
            }
        }
        for (var matter : matters) {
            matter.open("decide");
            assertThat(matter.told().stream().filter("signed"::equals)).hasSize(3);
            assertThat(records.get("matter", matter.record).values())
                    .containsEntry("sign_outcome", "approve")
                    .containsEntry("legal_outcome", "approve");
        }
    }

    @Test
    void shouldMoveEverythingOfSomebodyWhoLeaves() {
        var leaving = "o0011";
        var matter = start(leaving).drafted();
        var review = matter.open("review");
        drafts.save(actor(leaving), review.id(), Map.of("opinion", "写了一半"), 0);
        refuses("task.handover-reason", () -> handovers.handOver(actor("admin"), leaving, ZHAO, " ", true));
        handovers.handOver(actor("admin"), leaving, ZHAO, "调离", true);
        assertThat(matter.open("review").assignee()).isEqualTo(ZHAO);
        assertThat(drafts.find(actor(ZHAO), review.id()))
                .hasValueSatisfying(draft -> assertThat(draft.data()).containsEntry("opinion", "写了一半"));
        refuses("task.taken", () -> completion.complete(actor(leaving), review.id(), YES, null));
        assertThat(matter.told()).contains("handed-over");

        var later = start(leaving).drafted();
        eventually().until(() -> ZHAO.equals(later.open("review").assignee()));
    }

    @Test
    void shouldDecideInNobodysNameAndOnce() {
        var matter = start(ZHAO, "o0002").drafted();
        var review = matter.open("review");
        does(() -> decisions.decide(review.id(), "approve"));
        does(() -> decisions.decide(review.id(), "reject"));
        matter.open("legal");
        assertThat(records.get("matter", matter.record).values()).containsEntry("review_outcome", "approve");
        assertThat(matter.told().stream().filter("auto-completed"::equals)).hasSize(1);
        refuses("task.canceled", () -> completion.complete(actor(ZHAO), review.id(), YES, null));
    }

    @Test
    void shouldEndTheRecordWhenAnOperatorEndsItsInstance() {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        does(() -> operations.terminate(matter.instance(), actor("admin"), "演练 " + UUID.randomUUID()));
        assertThat(matter.status()).isEqualTo("cancelled");
        eventually().until(() -> instances.find(matter.instance()).state().equals("canceled"));
        assertThat(matter.all().stream().filter(Task::isOpen)).isEmpty();
        assertThat(matter.told()).contains("terminated");
        refuses(
                "task.instance-over",
                () -> does(() -> operations.terminate(matter.instance(), actor("admin"), "再来一次")));
    }
}
