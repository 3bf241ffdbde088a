package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.rest.Problem;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances taken where the flows do not lead. */
@Tag("W4")
class MovingTest extends MatterTest {

    @Test
    void shouldReturnStepByStepAndStraightBack() {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        assertThat(goingBack.targets(review)).singleElement().satisfies(target -> {
            assertThat(target.elementId()).isEqualTo("apply");
            assertThat(target.kind()).isEqualTo("previous");
        });
        does(() -> goingBack.giveBack(actor(ZHAO), review.id(), "previous", false, "请补充依据"));
        assertThat(matter.open("apply").assignee()).isEqualTo(LI);
        assertThatThrownBy(() -> completion.complete(actor(ZHAO), review.id(), YES, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("task.returned"));

        matter.reviewed(ZHAO).complete(LEGAL, "legal", YES);
        var decide = matter.open("decide");
        tasks.claim(actor(WANG), decide.id());
        does(() -> goingBack.giveBack(actor(WANG), decide.id(), "initiator", true, "请更正标题"));
        matter.complete(LI, "apply", matter.draft);
        assertThat(matter.open("decide").assignee()).isEqualTo(WANG);
        matter.complete(WANG, "decide", YES);
        matter.becomes("approved");
        assertThat(matter.all().stream()
                        .filter(task -> task.elementId().equals("apply"))
                        .map(Task::state))
                .containsOnly(Task.State.DONE);
        assertThat(matter.told().stream().filter("returned"::equals)).hasSize(2);
    }

    @Test
    void shouldCancelTheSiblingsOfABranchThatReturnsBeforeTheFork() {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        var part = matter.asked("o0002");
        var legal = matter.open("legal");
        does(() -> goingBack.giveBack(actor(LEGAL), legal.id(), "review", true, "与法不符"));

        assertThat(matter.open("review").assignee()).isEqualTo(ZHAO);
        eventually().until(() -> tasks.lock(part.id()).state() == Task.State.CANCELED);
        matter.complete(ZHAO, "review", YES);
        matter.sign("o0002", YES);
        assertThat(matter.open("legal").assignee()).isEqualTo(LEGAL);
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
    }

    @Test
    void shouldRefuseToTakeBackABranchThatWaitsAtItsJoin() {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        matter.sign("o0002", YES);
        eventually()
                .until(() -> matter.find("countersign", Task.State.DONE, Task.Kind.MAIN)
                        .isPresent());
        var legal = matter.open("legal");
        eventually()
                .untilAsserted(() -> assertThatThrownBy(() -> does(() -> {
                            goingBack.giveBack(actor(LEGAL), legal.id(), "review", false, "与法不符");
                            throw new AssertionError("not yet at the join");
                        }))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.code()).isEqualTo("process.joined")));
        assertThat(matter.open("legal").id()).isEqualTo(legal.id());
    }

    @Test
    void shouldTakeBackWhatNobodyHasTouched() {
        var matter = start(ZHAO).drafted();
        var apply = matter.all().getFirst();
        does(() -> goingBack.withdraw(actor(LI), apply.id(), "写错了"));
        assertThat(matter.open("apply").assignee()).isEqualTo(LI);

        matter.drafted();
        var second = matter.all().stream()
                .filter(task -> task.elementId().equals("apply"))
                .reduce((one, other) -> other)
                .orElseThrow();
        drafts.save(actor(ZHAO), matter.open("review").id(), Map.of("opinion", "看"), 0);
        assertThatThrownBy(() -> does(() -> goingBack.withdraw(actor(LI), second.id(), null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("task.too-late"));
    }

    @Test
    void shouldJumpAndEndOnlyForThoseWhoMay() {
        var matter = start(ZHAO, "o0002").reviewed(ZHAO);
        assertThatThrownBy(() -> does(() -> operations.jump(actor(WANG), matter.instance(), "decide", "加急")))
                .isInstanceOf(Problem.class);
        does(() -> operations.jump(actor("admin"), matter.instance(), "decide", "加急"));
        matter.open("decide");
        assertThat(matter.part("o0002")).isEmpty();

        assertThatThrownBy(() -> does(() -> operations.cancel(actor(ZHAO), matter.instance(), "不办了")))
                .isInstanceOf(Problem.class);
        does(() -> operations.cancel(actor(LI), matter.instance(), "不办了"));
        assertThat(matter.status()).isEqualTo("cancelled");
        eventually().until(() -> instances.find(matter.instance()).state().equals("canceled"));
        assertThat(matter.all().stream().filter(Task::isOpen)).isEmpty();
    }

    @Test
    void shouldAskNobodyTwiceAndNobodyToReviewTheirOwn() {
        var own = start(LI).drafted();
        assertThat(own.open("review").assignee()).isEqualTo(WANG);
        own.complete(WANG, "review", YES);
        own.complete(LEGAL, "legal", YES);
        own.becomes("approved");
        assertThat(own.told().stream().filter("auto-completed"::equals)).hasSize(2);
    }
}
