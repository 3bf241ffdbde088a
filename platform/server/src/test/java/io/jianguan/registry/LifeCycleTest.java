package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People give a record the statuses that may follow, each who may. */
@Tag("D1")
class LifeCycleTest extends RegistryTest {
    private static final String HAZARD = """
            registry: hazard
            label: {zh: 隐患, en: Hazard}
            title: name
            statuses:
              - {code: found, label: {zh: 已发现, en: Found}, tone: waiting, next: [{to: fixed}, {to: void, roles: [department-leader]}]}
              - {code: fixed, label: {zh: 已整改, en: Fixed}, tone: done, next: [{to: found}]}
              - {code: void, label: {zh: 作废, en: Void}, tone: waiting}
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}}
              - {name: note, type: text, label: {zh: 备注, en: Note}, access: {officer: hidden}}
            rights:
              - {role: officer, scope: department, actions: [read, change]}
              - {role: department-leader, scope: department, actions: [read, change]}
            """;

    @BeforeEach
    void hazards() {
        registries.publish(HAZARD);
    }

    private long hazard() {
        return records.create("hazard", "market", Map.of("name", "漏电", "note", "甲"), new Cause(null, ""))
                .id();
    }

    @Test
    void shouldFollowTheLifeCycle() {
        var id = hazard();

        assertThat(records.turn(LI, "hazard", id, 1, "fixed", "已换线").status()).isEqualTo("fixed");
        assertThat(records.turn(LI, "hazard", id, 2, "found", null).version()).isEqualTo(3);
        assertThat(records.get("hazard", id).values()).containsEntry("note", "甲");
        assertThat(jdbc.sql(
                                "SELECT reason || (after ->> 'status') FROM registry.change WHERE registry = 'hazard' AND record_id = ? AND version = 2")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("已换线fixed");
    }

    @Test
    void shouldRefuseWhatDoesNotFollowOrIsNotTheirs() {
        var id = hazard();

        assertThat(refused(() -> records.turn(LI, "hazard", id, 1, "void", null)))
                .isEqualTo("registry.status-forbidden");
        assertThat(refused(() -> records.turn(LI, "hazard", id, 1, "nowhere", null)))
                .isEqualTo("registry.status-forbidden");
        assertThat(refused(() -> records.turn(LI, "hazard", id, 9, "fixed", null)))
                .isEqualTo("registry.stale");
        assertThat(refused(() -> records.turn(SUN, "hazard", id, 1, "fixed", null)))
                .isEqualTo("registry.record-unknown");
        assertThat(records.turn(WANG, "hazard", id, 1, "void", null).status()).isEqualTo("void");
    }

    private static String refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(Problem.class, call).code();
    }

    @Test
    void shouldRefuseToLeadNowhere() {
        var problem = catchThrowableOfType(
                Problem.class, () -> registries.publish(HAZARD.replace("next: [{to: found}]", "next: [{to: gone}]")));
        assertThat(codes(problem.errors())).containsExactly("statuses[1].next[0].to no-status");
    }
}
