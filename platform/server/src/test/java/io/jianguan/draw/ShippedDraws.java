package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Processes;
import io.jianguan.registry.Records;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** Draws by the shipped models, on the demo district; every proof is checked by the verifier that people run. */
abstract class ShippedDraws extends ServerTest {
    static final String LEADER = "wang.leader";
    static final String LI = "li.officer";
    static final String ZHAO = "zhao.officer";
    static final JsonMapper JSON = new JsonMapper();

    @Autowired
    Actors actors;

    @Autowired
    Records records;

    @Autowired
    Processes processes;

    @Autowired
    Draws draws;

    @Autowired
    Entries entries;

    @Autowired
    Making making;

    @Autowired
    Proofs proofs;

    @Autowired
    Commitments commitments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @TempDir
    Path folder;

    @BeforeEach
    void installed() {
        eventually()
                .ignoreExceptions()
                .until(() -> processes.latest("inspection-plan") != null
                        && jdbc.sql("SELECT count(*) FROM application.application WHERE application = 'district'")
                                        .query(Integer.class)
                                        .single()
                                > 0);
    }

    /** Aimed at the two bakeries of the demo district unless told otherwise, and started. */
    Records.Record plan(Map<String, ?> more) {
        Actor leader = actors.get(LEADER);
        var values = new HashMap<String, Object>();
        values.put("task_name", "抽取 " + UUID.randomUUID());
        values.put("task_type_code", "single");
        values.put("task_source_code", "random");
        values.put("check_date", "2026-12-31");
        values.put(
                "items",
                List.of(String.valueOf(
                        records.find("supervision_item", Map.of()).getFirst())));
        values.put("officers_per_subject", 2);
        values.put("subject_rule_code", "uniform");
        values.put("officer_rule_code", "balanced");
        values.put("subject_regions", List.of("990101101"));
        values.put("subject_industries", List.of("C1411"));
        values.put("draw_count", 2);
        values.putAll(more);
        values.values().removeIf("-"::equals);
        var record = records.create(leader, "inspection_task", values);
        processes.start(leader, "inspection-plan", "inspection_task", record.id());
        return record;
    }

    List<Long> bakeries() {
        return records.find("subject", Map.of("region_code", "990101101", "industry_code", "C1411"));
    }

    /** Of one of the bakeries, as the process of a plan makes it. */
    void inspection(long subject, Map<String, ?> more) {
        var values = new HashMap<String, Object>(more);
        values.put("subject", String.valueOf(subject));
        values.put("object_name", "已检查");
        records.create("inspection", "yunze-market", values, new Records.Cause(null, "test"));
    }

    Draw last(Records.Record plan, Draw.State state) {
        return last(plan, state, 1);
    }

    Draw last(Records.Record plan, Draw.State state, int attempt) {
        eventually()
                .until(() -> draws.of(plan.registry(), plan.id()).stream()
                        .findFirst()
                        .filter(draw -> draw.state() == state && draw.attempt() == attempt)
                        .isPresent());
        return draws.of(plan.registry(), plan.id()).getFirst();
    }

    void assertProven(Records.Record plan, Draw draw) throws Exception {
        var file = folder.resolve("proof.json");
        JSON.writeValue(file.toFile(), proofs.proof(plan));
        var register = folder.resolve("register.json");
        JSON.writeValue(register.toFile(), commitments.register(0, 1_000_000));
        var verdict = Verifier.check(
                file, "--commitment", String.valueOf(draw.commitment()), "--register", register.toString());
        assertThat(verdict.ok()).as(verdict.said()).isTrue();
    }

    /** The leader's step, once it is there. */
    void complete(Records.Record plan, String element, Map<String, ?> data) throws Exception {
        eventually().until(() -> task(plan, element) != null);
        mvc.perform(post("/api/tasks/{id}/complete", task(plan, element))
                        .with(user(LEADER))
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(JSON.writeValueAsString(Map.of("data", data))))
                .andExpect(status().isOk());
    }

    private @Nullable Long task(Records.Record plan, String element) {
        return jdbc.sql("""
                SELECT id FROM task.task WHERE registry = ? AND record_id = ? AND element_id = ? AND state = 'open'
                """)
                .params(plan.registry(), plan.id(), element)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    void awaitStatus(Records.Record plan, String status) {
        eventually()
                .until(() ->
                        status.equals(records.get(plan.registry(), plan.id()).status()));
    }
}
