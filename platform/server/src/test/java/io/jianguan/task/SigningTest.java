package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several people at one task. */
@Tag("W4")
class SigningTest extends MatterTest {

    @Test
    void shouldDecideWhenEverybodyHasSignedAndKeepEveryOpinion() {
        var matter = start(ZHAO, "o0002", "o0003").reviewed(ZHAO);
        assertThat(matter.waiting("countersign").assignee()).isNull();

        matter.sign("o0002", Map.of("outcome", "approve", "opinion", "同意，请尽快"));
        assertThat(matter.find("countersign", Task.State.WAITING, Task.Kind.MAIN))
                .isPresent();
        matter.sign("o0003", NO);
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");

        var record = records.get("matter", matter.record).values();
        assertThat(record).containsEntry("sign_outcome", "reject");
        assertThat(String.valueOf(record.get("sign_opinion"))).contains("同意，请尽快", "理由不足");
        assertThat(matter.told()).contains("signed", "decided");
    }

    @Test
    void shouldPassACountersignStepThatNobodyHasToSign() {
        var matter = start(ZHAO).reviewed(ZHAO);
        eventually().until(() -> matter.told().contains("auto-completed"));
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
    }

    @Test
    void shouldComeBackToTheHolderWhenThoseAskedBeforeHaveSigned() {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        does(() -> askingOthers.add(actor(ZHAO), review.id(), "before", List.of("o0004", "o0005"), false, "请把关"));
        assertThatThrownBy(() -> completion.complete(actor(ZHAO), review.id(), YES, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("task.waiting"));

        matter.sign("o0004", YES);
        does(() -> askingOthers.remove(actor(ZHAO), review.id(), "o0005", "出差"));
        assertThat(matter.open("review").id()).isEqualTo(review.id());
        assertThat(matter.part("o0005")).isEmpty();
        assertThatThrownBy(() -> does(() -> askingOthers.remove(actor(ZHAO), review.id(), "o0004", "已签")))
                .isInstanceOf(Problem.class);
        matter.complete(ZHAO, "review", YES);
        matter.open("legal");
        assertThat(matter.told()).containsSequence("signer-added-before", "signed", "signer-removed", "completed");
    }

    @Test
    void shouldWaitForThoseAskedAfterTheHolderInTheirOrder() {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        does(() -> askingOthers.add(actor(ZHAO), review.id(), "after", List.of("o0004", "o0005"), true, null));
        matter.complete(ZHAO, "review", YES);

        assertThat(matter.waiting("review").endedBy()).isEqualTo(ZHAO);
        assertThat(matter.part("o0005")).isEmpty();
        matter.sign("o0004", YES);
        assertThat(matter.find("legal", Task.State.OPEN, Task.Kind.MAIN)).isEmpty();
        matter.sign("o0005", YES);
        matter.open("legal");
    }

    @Test
    void shouldGiveADelegatesWorkBackAsTheHoldersDraft() {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        does(() -> askingOthers.delegate(actor(ZHAO), review.id(), "o0006", "请先起草意见"));
        matter.sign("o0006", Map.of("outcome", "approve", "opinion", "拟同意"));

        matter.open("review");
        assertThat(drafts.find(actor(ZHAO), review.id()))
                .hasValueSatisfying(draft -> assertThat(draft.data()).containsEntry("opinion", "拟同意"));
        assertThat(matter.told()).contains("delegated", "delegate-returned");
    }

    @Test
    void shouldLetNobodyElseAnswerForASigner() {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        var part = matter.asked("o0002");
        assertThatThrownBy(() -> completion.complete(actor("o0003"), part.id(), YES, null))
                .isInstanceOf(Problem.class);
        does(() -> handingOn.transfer(actor("o0002"), part.id(), "o0003", "不在岗"));
        completion.complete(actor("o0003"), part.id(), YES, "key");
        completion.complete(actor("o0003"), part.id(), YES, "key");
        assertThat(matter.told().stream().filter("signed"::equals)).hasSize(1);
    }

    @Test
    void shouldHideFromSignersWhatTheirStepHides() {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        matter.complete(LEGAL, "legal", Map.of("outcome", "approve", "internal_note", "注意时效"));
        var part = matter.asked("o0002");
        var detail = pages.of(actor("o0002"), part.id());
        assertThat(detail.form().schema()).doesNotContain("internal_note");
        assertThat(detail.form().data()).doesNotContainKey("internal_note");
        assertThat(detail.record().values()).doesNotContainKey("internal_note");
        assertThatThrownBy(() -> completion.complete(
                        actor("o0002"), part.id(), Map.of("outcome", "approve", "internal_note", "改写"), null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.errors()).isNotEmpty());
        matter.sign("o0002", YES);
        matter.open("decide");
        assertThat(records.get("matter", matter.record).values()).containsEntry("internal_note", "注意时效");
    }

    /** The step waits: its holder has nothing to do, and those who have hear of it where they can answer. */
    @Test
    @Tag("C4")
    void shouldWarnThoseWhoAreAskedOnceAndWhereTheyCanAnswer() {
        var matter = start(ZHAO, "o0002", "o0003").reviewed(ZHAO);
        var first = matter.asked("o0002");
        var second = matter.asked("o0003");
        matter.sign("o0003", YES);

        matter.late(matter.waiting("countersign"));
        eventually()
                .untilAsserted(() -> assertThat(warned("o0002", first)).containsExactlyInAnyOrder("near", "overdue"));
        assertThat(warned("o0003", second)).isEmpty();
        assertThat(matter.told()).containsOnlyOnce("overdue");
        assertThat(pages.of(actor("o0002"), first.id()).summary().clock()).isEqualTo("overdue");

        matter.late(matter.waiting("countersign"));
        matter.sign("o0002", YES);
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
        assertThat(warned("o0002", first)).hasSize(2);
    }

    @Test
    @Tag("C4")
    void shouldTakeSilenceForConsentWhereTheRuleSaysSo() {
        var matter = start(ZHAO, "o0002", "o0003").reviewed(ZHAO);
        var asked = matter.asked("o0003");
        matter.sign("o0002", YES);

        matter.silent(matter.waiting("countersign"));
        eventually().until(() -> matter.told().contains("auto-completed"));
        assertThat(tasks.lock(asked.id()).state()).isEqualTo(Task.State.CANCELED);
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
        assertThat(records.get("matter", matter.record).values()).containsEntry("sign_outcome", "approve");
    }

    @Test
    @Tag("C4")
    void shouldWarnADelegateOfADelegate() {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        does(() -> askingOthers.delegate(actor(ZHAO), review.id(), "o0004", "请先起草意见"));
        var part = matter.asked("o0004");
        does(() -> askingOthers.add(actor("o0004"), part.id(), "before", List.of("o0005"), false, "请把关"));
        var last = matter.asked("o0005");

        matter.late(review);
        eventually().untilAsserted(() -> assertThat(warned("o0005", last)).contains("overdue"));
        assertThat(warned("o0004", part)).isEmpty();
        assertThat(warned(ZHAO, review)).isEmpty();
    }

    private List<String> warned(String username, Task task) {
        return jdbc.sql("""
                SELECT substr(kind, 10) FROM notification.notice
                WHERE username = ? AND link = ? AND kind IN ('deadline-near', 'deadline-overdue')
                """)
                .params(username, "/tasks/" + task.id())
                .query(String.class)
                .list();
    }
}
