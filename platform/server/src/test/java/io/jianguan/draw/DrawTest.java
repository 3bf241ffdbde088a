package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasks drawn as the shipped model draws them, by each source of chance. */
@Tag("G4.1")
@Tag("D8")
class DrawTest extends ShippedDraws {
    @Autowired
    DrawView view;

    @Test
    void shouldDrawAtOnceByTheServersOwnChance() throws Exception {
        var plan = plan(Map.of("draw_word", "七上八下"));

        var draw = last(plan, Draw.State.DRAWN);

        assertThat(draw.drawn()).isEqualTo(2);
        assertThat(draw.statement()).contains("word 七上八下\n").contains("attempt 1\n");
        assertProven(plan, draw);
        assertThat(view.detail(draw, actors.get(LEADER)).result())
                .hasSize(2)
                .allSatisfy(row -> assertThat(row).containsKeys("object_name", "officer_names"));
        eventually()
                .untilAsserted(() -> assertThat(
                                records.get("inspection_task", plan.id()).values())
                        .extractingByKey("drawn")
                        .asInstanceOf(InstanceOfAssertFactories.LIST)
                        .hasSize(2));
    }

    @Test
    void shouldDrawByStrataAndWeightFromThousands() throws Exception {
        var plan = plan(Map.of(
                "subject_regions", "-",
                "subject_industries", "-",
                "draw_count", 40,
                "stratify_code", "region",
                "subject_rule_code", "risk_weighted",
                "officer_gender", "mixed"));

        var draw = last(plan, Draw.State.DRAWN);

        assertThat(draw.poolSize()).isGreaterThan(1_000);
        var strata = proofs.strata(draw);
        assertThat(strata).hasSizeGreaterThan(3);
        assertThat(strata.stream().mapToInt(Proofs.Stratum::share).sum()).isEqualTo(40);
        strata.forEach(one -> assertThat(one.share())
                .isBetween(40 * one.size() / draw.poolSize(), 40 * one.size() / draw.poolSize() + 1));
        assertProven(plan, draw);
    }

    @Test
    void shouldLeaveOutWhoeverWasInspectedOftenEnoughAndSayWhy() throws Exception {
        var subject = bakeries().getFirst();
        inspection(subject, Map.of("check_date", "2026-03-01"));

        var plan = plan(Map.of("annual_cap", 1));

        var draw = last(plan, Draw.State.DRAWN);
        var proof = proofs.proof(plan).attempts().getFirst();
        assertThat(proof.exclusions()).contains(subject + "\t本年度检查次数已达上限\n");
        assertThat(proof.pool()).doesNotContain("\n" + subject + "\n");
        assertProven(plan, draw);
    }

    @Test
    void shouldWaitForAPublicValueThatTwoWitnessesEnterAlike() throws Exception {
        var known = OffsetDateTime.now().plusSeconds(8);
        var plan = plan(Map.of(
                "draw_source_code", "public",
                "public_source", "双色球",
                "public_round", "2026138",
                "public_known_at", known.toString(),
                "draw_parties", List.of(LI, ZHAO)));
        var draw = last(plan, Draw.State.COMMITTED);

        assertThat(proofs.proof(plan).attempts().getFirst().secret()).isNull();
        assertThatThrownBy(() -> entries.value(actors.get(LEADER), draw.id(), "1"))
                .hasMessageContaining("draw.not-party");
        assertThatThrownBy(() -> entries.value(actors.get(LI), draw.id(), "1")).hasMessageContaining("draw.too-early");
        eventually().ignoreExceptionsInstanceOf(Problem.class).until(() -> {
            entries.value(actors.get(LI), draw.id(), "03 08 +１2");
            return true;
        });
        assertThat(making.make(draw.id())).isEmpty();
        entries.value(actors.get(ZHAO), draw.id(), "03 08 +13");
        assertThat(making.make(draw.id())).isEmpty();
        entries.value(actors.get(ZHAO), draw.id(), " 03  08 +12");
        assertThat(making.make(draw.id())).isPresent();

        assertThatThrownBy(() -> entries.value(actors.get(ZHAO), draw.id(), "x"))
                .hasMessageContaining("draw.closed");
        assertProven(plan, last(plan, Draw.State.DRAWN));
    }

    @Test
    void shouldRevealSealedNumbersOnlyOnceAllAreSealed() throws Exception {
        var plan = plan(Map.of("draw_source_code", "parties", "draw_parties", List.of(LI, ZHAO)));
        var draw = last(plan, Draw.State.COMMITTED);
        var mine = "ab".repeat(32);
        var theirs = "cd".repeat(32);

        entries.seal(actors.get(LI), draw.id(), Seed.seal(LI, mine));
        assertThatThrownBy(() -> entries.seal(actors.get(LI), draw.id(), Seed.seal(LI, theirs)))
                .hasMessageContaining("draw.sealed");
        assertThatThrownBy(() -> entries.value(actors.get(LI), draw.id(), mine)).hasMessageContaining("draw.unsealed");
        entries.seal(actors.get(ZHAO), draw.id(), Seed.seal(ZHAO, theirs));
        assertThatThrownBy(() -> entries.value(actors.get(ZHAO), draw.id(), mine))
                .hasMessageContaining("draw.seal-differs");
        entries.value(actors.get(LI), draw.id(), mine);
        assertThat(making.make(draw.id())).isEmpty();
        entries.value(actors.get(ZHAO), draw.id(), theirs);

        assertThat(making.make(draw.id())).isPresent();
        assertProven(plan, last(plan, Draw.State.DRAWN));
    }

    @Test
    void shouldGoBackToTheDraftWhereThePublicValueIsKnownAlready() {
        var plan = plan(Map.of(
                "draw_source_code", "public",
                "public_source", "双色球",
                "public_round", "2026001",
                "public_known_at", "2026-01-01T21:15:00+08:00",
                "draw_parties", List.of(LI, ZHAO)));

        eventually()
                .untilAsserted(() -> assertThat(jdbc.sql(
                                        "SELECT count(*) FROM process.instance WHERE record_id = ? AND state = 'completed'")
                                .param(plan.id())
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1));
        assertThat(draws.of("inspection_task", plan.id())).isEmpty();
        assertThat(records.get("inspection_task", plan.id()).status()).isEqualTo("draft");
    }
}
