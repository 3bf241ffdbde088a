package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.process.Timeline;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a step does by itself, and that the course says why. */
@Tag("W4")
class AutomaticStepsTest extends MatterTest {
    private static final String REVIEWER = "<zeebe:assignmentDefinition assignee=\"=reviewer\"/>";
    private static final String NOBODY = "<zeebe:assignmentDefinition candidateUsers=\"=[]\"/>";
    private static final String EMPTY = "<zeebe:property name=\"approverEmpty\" value=\"admin\"/>";

    @Autowired
    Handovers handovers;

    /** A process whose review names nobody; what then is said by a rule, or not at all. */
    private Matter unreviewed(String process, String rule) {
        publish(process, bpmn -> {
            var review = bpmn.indexOf(EMPTY);
            return (bpmn.substring(0, review) + rule + bpmn.substring(review + EMPTY.length()))
                    .replace(REVIEWER, NOBODY);
        });
        var matter = startIn(process, ZHAO);
        matter.complete(LI, "apply", matter.draft);
        return matter;
    }

    private static String rule(String value) {
        return "<zeebe:property name=\"approverEmpty\" value=\"" + value + "\"/>";
    }

    private Timeline.Entry entry(Matter matter, String kind) {
        return timeline.of(matter.instance()).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldGoToThePersonOrTheAdministratorsWhereNobodyCanDoIt() {
        var named = unreviewed("matter-empty-person", rule("person:o0009"));
        assertThat(named.open("review").assignee()).isEqualTo("o0009");
        assertThat(entry(named, "redirected"))
                .extracting(Timeline.Entry::opinion, Timeline.Entry::people)
                .containsExactly("empty", List.of("o0009"));

        var administered = unreviewed("matter-empty-admin", EMPTY);
        assertThat(tasks.candidates(administered.open("review").id())).contains("user:admin");
    }

    @Test
    void shouldGoToWhoeverStartedItWhereNothingIsSaid() {
        var matter = unreviewed("matter-empty", "");
        assertThat(tasks.candidates(matter.open("review").id())).containsExactly("user:" + LI);
        assertThat(entry(matter, "redirected").people()).containsExactly(LI);
    }

    @Test
    void shouldGoToWhoeverStartedItAndStayOfferedWhereNobodyIsInTheGroup() {
        publish(
                "matter-empty-group",
                bpmn -> bpmn.replace(EMPTY, "")
                        .replace(
                                REVIEWER,
                                "<zeebe:assignmentDefinition candidateGroups=\"=[&quot;expert@yunze-market&quot;]\"/>"));
        var matter = startIn("matter-empty-group", ZHAO);
        matter.complete(LI, "apply", matter.draft);
        assertThat(tasks.candidates(matter.open("review").id()))
                .containsExactlyInAnyOrder("expert@yunze-market", "user:" + LI);
        assertThat(entry(matter, "redirected").people()).containsExactly(LI);
    }

    @Test
    void shouldAskTheSuperiorOfASignerWhoseAccountIsClosedAndSaySo() {
        var matter = start(ZHAO, "o0033");
        closed("o0033", () -> {
            matter.drafted().complete(ZHAO, "review", YES);
            assertThat(matter.asked(WANG).assignee()).isEqualTo(WANG);
        });
        assertThat(matter.part("o0033")).isEmpty();
        assertThat(entry(matter, "redirected"))
                .extracting(Timeline.Entry::opinion, Timeline.Entry::people, Timeline.Entry::onBehalfOf)
                .containsExactly("closed", List.of(WANG), "o0033");
    }

    @Test
    void shouldGoToTheSuccessorOfSomebodyWhoseAccountIsClosedNotToTheAdministrators() {
        handovers.handOver(actor("admin"), "o0034", "o0032", "调离", true);
        var matter = start("o0034");
        closed("o0034", () -> {
            matter.drafted();
            assertThat(matter.open("review").assignee()).isEqualTo("o0032");
        });
    }

    private void closed(String username, Runnable meanwhile) {
        active(username, false);
        try {
            meanwhile.run();
        } finally {
            active(username, true);
        }
    }

    private void active(String username, boolean active) {
        jdbc.sql("UPDATE identity.app_user SET active = ? WHERE username = ?")
                .params(active, username)
                .update();
    }

    @Test
    void shouldBeRefusedWhereNobodyCanDoItAndTheStepSaysSo() {
        var matter = unreviewed("matter-empty-reject", rule("reject"));
        matter.becomes("rejected");
        assertThat(entry(matter, "auto-completed"))
                .extracting(Timeline.Entry::outcome, Timeline.Entry::opinion, Timeline.Entry::username)
                .containsExactly("reject", "empty", null);
    }

    @Test
    void shouldSkipTheInitiatorOrAskTheirSuperior() {
        publish("matter-skip", bpmn -> bpmn.replace("value=\"superior\"", "value=\"skip\""));
        var skipped = startIn("matter-skip", LI);
        skipped.complete(LI, "apply", skipped.draft);
        skipped.open("legal");
        assertThat(entry(skipped, "auto-completed").opinion()).isEqualTo("initiator");

        var superior = start(LI).drafted();
        assertThat(superior.open("review").assignee()).isEqualTo(WANG);
        assertThat(entry(superior, "redirected"))
                .extracting(Timeline.Entry::opinion, Timeline.Entry::people)
                .containsExactly("initiator", List.of(WANG));
    }

    @Test
    void shouldNotAskTwiceInARowButAgainWhenOthersHaveAnsweredBetween() {
        publish(
                "matter-consecutive",
                bpmn -> bpmn.replace(
                                "<zeebe:property name=\"label_en\" value=\"Legal review\"/>",
                                "<zeebe:property name=\"label_en\" value=\"Legal review\"/>"
                                        + "<zeebe:property name=\"sameApprover\" value=\"consecutive\"/>")
                        .replace(
                                "name=\"sameApprover\" value=\"once\"", "name=\"sameApprover\" value=\"consecutive\""));
        var inARow = startIn("matter-consecutive", LEGAL).drafted();
        inARow.complete(LEGAL, "review", YES);
        inARow.open("decide");
        assertThat(timeline.of(inARow.instance()).stream()
                        .filter(one -> one.kind().equals("auto-completed"))
                        .map(Timeline.Entry::elementId))
                .containsExactlyInAnyOrder("countersign", "legal");

        var between = startIn("matter-consecutive", WANG).drafted();
        between.complete(WANG, "review", YES);
        between.complete(LEGAL, "legal", YES);
        assertThat(tasks.candidates(between.open("decide").id())).isNotEmpty();
    }
}
