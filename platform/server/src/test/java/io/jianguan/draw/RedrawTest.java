package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Further attempts of the shipped model: none without a reason, none out of sight. */
@Tag("G4.1")
class RedrawTest extends ShippedDraws {

    @Test
    void shouldDrawAgainWithAReasonAndKeepTheFirstAttempt() throws Exception {
        var plan = plan(Map.of());
        var first = last(plan, Draw.State.DRAWN);

        complete(plan, "confirm", Map.of("list_outcome", "redraw", "list_opinion", "名单含已注销企业"));

        var second = last(plan, Draw.State.DRAWN, 2);
        assertThat(second.reason()).isEqualTo("名单含已注销企业");
        assertThat(second.statement()).contains("attempt 2\n").contains("reason 名单含已注销企业\n");
        assertThat(draws.get(first.id()).state()).isEqualTo(Draw.State.DRAWN);
        assertChained(second);
        assertThat(proofs.proof(plan).attempts())
                .extracting(Proofs.Attempt::commitment)
                .containsExactly(first.commitment(), second.commitment());
        assertProven(plan, second);
    }

    @Test
    void shouldGoOnFromAPromiseThatWasAbandoned() throws Exception {
        var plan = plan(Map.of("draw_source_code", "parties", "draw_parties", List.of(LI, ZHAO)));
        var first = last(plan, Draw.State.COMMITTED);
        entries.seal(actors.get(LI), first.id(), Seed.seal(LI, "ab".repeat(32)));

        complete(plan, "chance", Map.of("chance_outcome", "abandon", "chance_opinion", "见证人不再公开"));
        awaitStatus(plan, "draft");
        eventually()
                .untilAsserted(
                        () -> processes.start(actors.get(LEADER), "inspection-plan", "inspection_task", plan.id()));

        var second = last(plan, Draw.State.COMMITTED, 2);
        assertThat(second.reason()).isEqualTo("见证人不再公开");
        assertThat(draws.get(first.id()).state()).isEqualTo(Draw.State.ABANDONED);
        assertThat(draws.last(plan.registry(), plan.id()))
                .hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(second.id()));
        assertChained(second);
        assertProven(plan, second);
    }

    private void assertChained(Draw draw) {
        var before = jdbc.sql("SELECT commitment FROM draw.draw WHERE number < ? ORDER BY number DESC LIMIT 1")
                .param(draw.number())
                .query(String.class)
                .single();
        assertThat(draw.statement()).contains("previous " + before + "\n");
    }
}
