package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A published plan becomes a draw, and the draw the plan's subjects. */
@Tag("D8")
class PlanDrawTest extends ShippedDraws {

    private Records.Record published(Map<String, ?> more) {
        var leader = actors.get(LEADER);
        var values = new HashMap<String, Object>();
        values.put("plan_kind_code", "special");
        values.put("plan_name", "专项抽查 " + UUID.randomUUID());
        values.put("year", 2026);
        values.put("lead_dept_code", "yunze-market");
        values.put("area_codes", List.of("990101101"));
        values.put("draw_mode_code", "credit");
        values.put("object_count", 6);
        values.put("start_date", "2026-11-01");
        values.put("end_date", "2026-12-31");
        values.putAll(more);
        var plan = records.create(leader, "random_plan", values);
        return records.turn(leader, "random_plan", plan.id(), plan.version(), "published", null);
    }

    private List<Records.Record> subjects(Records.Record plan) {
        return records.get(
                "random_plan_subject", records.find("random_plan_subject", Map.of("plan", String.valueOf(plan.id()))));
    }

    @Test
    void shouldDrawFromThePlanAndWriteSubjectsAndProofBack() throws Exception {
        var plan = published(Map.of());
        var already =
                records.find("subject", Map.of("region_code", "990101101")).getFirst();
        records.create(
                "random_plan_subject",
                "yunze-market",
                Map.of(
                        "plan",
                        String.valueOf(plan.id()),
                        "subject",
                        String.valueOf(already),
                        "object_name",
                        "已登记",
                        "check_org_code",
                        "yunze-market"),
                new Records.Cause(null, "test"));

        processes.start(actors.get(LEADER), "random-plan-draw", "random_plan", plan.id());
        var draw = last(plan, Draw.State.DRAWN);
        complete(plan, "confirm", Map.of("list_outcome", "adopt"));
        awaitStatus(plan, "executing");

        var proof = proofs.proof(plan).attempts().getFirst();
        assertThat(proof.exclusions()).contains(already + "\t已在本计划名单中\n");
        assertThat(proof.pool()).contains("*");
        assertThat(records.get("random_plan", plan.id()).values())
                .containsEntry("commitment", draw.commitment())
                .containsEntry("pool_hash", draw.poolHash())
                .containsEntry("seed", draw.seed())
                .containsEntry("algorithm", Lots.ALGORITHM)
                .doesNotContainEntry("drawn_at", null);
        var drawn = subjects(plan).stream()
                .filter(subject -> subject.values().get("draw_no") != null)
                .toList();
        assertThat(drawn).hasSize(6).allSatisfy(subject -> {
            var inspectors = subject.values().get("inspectors");
            assertThat(proof.result()).contains(subject.values().get("subject") + "\t" + joined(inspectors) + "\n");
            assertThat(subject.values()).doesNotContainEntry("region_code", null);
        });
        assertThat(drawn).extracting(subject -> subject.values().get("draw_no")).doesNotHaveDuplicates();
        assertProven(plan, draw);
    }

    private static String joined(@Nullable Object ids) {
        return String.join(
                ",",
                ((List<?>) Objects.requireNonNull(ids))
                        .stream().map(String::valueOf).toList());
    }

    @Test
    @Tag("G5.3")
    void shouldStartOneInspectionFromADrawnSubject() throws Exception {
        var plan = published(Map.of("object_count", 1));
        processes.start(actors.get(LEADER), "random-plan-draw", "random_plan", plan.id());
        last(plan, Draw.State.DRAWN);
        complete(plan, "confirm", Map.of("list_outcome", "adopt"));
        awaitStatus(plan, "executing");
        var subject = subjects(plan).getFirst();

        inspect(subject);
        var lead = records.get("random_plan_subject", subject.id()).values();
        var inspection = records.get("inspection", Long.parseLong(String.valueOf(lead.get("inspection"))));
        assertThat(inspection.values())
                .containsEntry("task_source_code", "random")
                .containsEntry("task_name", plan.title())
                .containsEntry("subject", lead.get("subject"))
                .containsEntry("check_org", lead.get("check_org_code"));
        assertThat(String.valueOf(inspection.values().get("source_info"))).contains(String.valueOf(plan.number()));
        assertThat((List<?>) inspection.values().get("officers")).hasSizeGreaterThanOrEqualTo(2);

        inspect(subject);
        assertThat(records.find("inspection", Map.of("subject", List.of(String.valueOf(lead.get("subject"))))).stream()
                        .map(id -> records.get("inspection", id).values().get("source_info"))
                        .filter(info -> String.valueOf(info).contains(String.valueOf(plan.number()))))
                .hasSize(1);
    }

    private void inspect(Records.Record subject) {
        processes.start(actors.get(LEADER), "random-plan-inspection", "random_plan_subject", subject.id());
        eventually()
                .until(() -> jdbc.sql("SELECT count(*) FROM process.instance WHERE registry = 'random_plan_subject'"
                                        + " AND record_id = ? AND ended_at IS NULL")
                                .param(subject.id())
                                .query(Long.class)
                                .single()
                        == 0);
    }

    @Test
    void shouldReportThePlanUpwardAndNoteWhen() throws Exception {
        var plan = published(Map.of());
        processes.start(actors.get(LEADER), "random-plan-report", "random_plan", plan.id());
        complete(plan, "report", Map.of("report_outcome", "reported", "receipt", "SJ-2026-001"));
        eventually().until(() -> records.get("random_plan", plan.id()).values().get("reported_at") != null);
        assertThat(records.get("random_plan", plan.id()).values()).containsEntry("report_receipt", "SJ-2026-001");
        assertThat(records.get("random_plan", plan.id()).status()).isEqualTo("published");
    }

    @Test
    void shouldShowEverybodyInItByName() throws Exception {
        var plan = published(Map.of("object_count", 2));
        processes.start(actors.get(LEADER), "random-plan-draw", "random_plan", plan.id());
        var draw = last(plan, Draw.State.DRAWN);

        mvc.perform(get("/api/draws/{id}/pool", draw.id()).param("limit", "10").with(user(LI)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows", hasSize(10)))
                .andExpect(jsonPath("$.rows[0].name").isNotEmpty())
                .andExpect(jsonPath("$.rows[0].key").isNotEmpty())
                .andExpect(jsonPath("$.next").value("10"));
        int last = draw.poolSize() - 1;
        mvc.perform(get("/api/draws/{id}/pool", draw.id())
                        .param("after", String.valueOf(last))
                        .with(user(LI)))
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.next").isEmpty());
        mvc.perform(get("/api/draws/{id}/officers", draw.id()).with(user(LI)))
                .andExpect(jsonPath("$.rows", hasSize(greaterThan(2))))
                .andExpect(jsonPath("$.rows[0].name").isNotEmpty());
        mvc.perform(get("/api/draws/{id}/officer-exclusions", draw.id()).with(user(LI)))
                .andExpect(jsonPath("$.rows[0].reason").isNotEmpty());
        mvc.perform(get("/api/draws/{id}/pool", draw.id()).with(user("chen.contact")))
                .andExpect(status().isNotFound());
        var names = proofs.proof(plan).names();
        assertThat(names.get("subject")).hasSize(draw.poolSize() + draw.excluded());
        assertThat(names.get("officer")).isNotEmpty();
    }

    @Test
    void shouldLetWitnessesGiveThePlansValue() throws Exception {
        var plan = published(Map.of("draw_source_code", "parties", "draw_parties", List.of(LI, ZHAO)));
        processes.start(actors.get(LEADER), "random-plan-draw", "random_plan", plan.id());
        var draw = last(plan, Draw.State.COMMITTED);
        for (var party : List.of(LI, ZHAO)) {
            entries.seal(actors.get(party), draw.id(), Seed.seal(party, "ab".repeat(32)));
        }
        for (var party : List.of(LI, ZHAO)) {
            entries.value(actors.get(party), draw.id(), "ab".repeat(32));
        }
        complete(plan, "chance", Map.of("chance_outcome", "go"));
        complete(plan, "confirm", Map.of("list_outcome", "revise", "list_opinion", "范围有误"));
        awaitStatus(plan, "published");

        assertThat(subjects(plan)).isEmpty();
        assertThat(records.get("random_plan", plan.id()).values())
                .containsEntry("beacon", "li.officer " + "ab".repeat(32) + "；zhao.officer " + "ab".repeat(32))
                .containsEntry("witness", "李示例、赵样例");
        assertProven(plan, last(plan, Draw.State.DRAWN));
    }
}
