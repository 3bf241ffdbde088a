package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jianguan.rest.Problem;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The ways in which the signers of a node decide. */
@Tag("W4")
class SigningModesTest extends MatterTest {
    private static final String ALL = "<zeebe:property name=\"sign\" value=\"all\"/>";

    private void publish(String process, String sign) {
        publish(process, bpmn -> bpmn.replace(ALL, sign));
    }

    private static String property(String name, String value) {
        return "<zeebe:property name=\"%s\" value='%s'/>".formatted(name, value);
    }

    @Test
    void shouldGoOnWithTheFirstAnswerAndTellWhoComesLater() {
        publish("matter-any", property("sign", "any"));
        var matter = startIn("matter-any", ZHAO, "o0002", "o0003").reviewed(ZHAO);
        var late = matter.asked("o0003");
        matter.sign("o0002", NO);
        assertThat(tasks.lock(late.id()).state()).isEqualTo(Task.State.CANCELED);
        assertThatThrownBy(() -> completion.complete(actor("o0003"), late.id(), YES, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("task.canceled"));
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
        assertThat(records.get("matter", matter.record).values()).containsEntry("sign_outcome", "reject");
    }

    @Test
    void shouldNotPublishWhatIsMisspelt() {
        assertThatThrownBy(() -> publish("matter-misspelt", property("sign", "everybody")))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("process.properties");
                    assertThat(problem.errors())
                            .singleElement()
                            .satisfies(error -> assertThat(error.message())
                                    .contains("部门会签", "sign", "all | any | sequence | vote"));
                });
        assertThatThrownBy(() -> processes.latest("matter-misspelt")).isInstanceOf(Problem.class);
    }

    @Test
    void shouldAskOneAfterTheOther() {
        publish("matter-sequence", property("sign", "sequence"));
        var matter = startIn("matter-sequence", ZHAO, "o0002", "o0003").reviewed(ZHAO);
        matter.asked("o0002");
        assertThat(matter.part("o0003")).isEmpty();
        matter.sign("o0002", YES);
        matter.sign("o0003", YES);
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
        assertThat(records.get("matter", matter.record).values()).containsEntry("sign_outcome", "approve");
    }

    @Test
    void shouldCountVotesByWeightAndStopAtAVeto() {
        var weights = property("sign", "vote")
                + property("signRatio", "0.6")
                + property("signWeight", "={o0002: 3, o0003: 1, o0004: 1}");
        publish("matter-vote", weights);
        var matter = startIn("matter-vote", ZHAO, "o0002", "o0003", "o0004").reviewed(ZHAO);
        matter.sign("o0003", NO);
        var asked = Objects.requireNonNull(
                pages.of(actor("o0002"), matter.asked("o0002").id()).asked());
        assertThat(asked.ratio()).isEqualByComparingTo("0.6");
        assertThat(asked.people())
                .extracting(
                        one -> one.person().username(), one -> one.votes().intValue(), TaskPage.AskedPerson::outcome)
                .containsExactly(tuple("o0002", 3, null), tuple("o0003", 1, "reject"), tuple("o0004", 1, null));
        matter.sign("o0002", YES);
        assertThat(matter.part("o0004")).isEmpty();
        matter.complete(LEGAL, "legal", YES);
        matter.open("decide");
        assertThat(records.get("matter", matter.record).values()).containsEntry("sign_outcome", "approve");

        publish("matter-veto", weights + property("signVeto", "true"));
        var vetoed = startIn("matter-veto", ZHAO, "o0002", "o0003", "o0004").reviewed(ZHAO);
        vetoed.sign("o0003", NO);
        assertThat(vetoed.part("o0002")).isEmpty();
        vetoed.complete(LEGAL, "legal", YES);
        vetoed.open("decide");
        assertThat(records.get("matter", vetoed.record).values()).containsEntry("sign_outcome", "reject");
    }
}
