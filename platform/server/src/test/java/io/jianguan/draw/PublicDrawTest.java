package io.jianguan.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What people who do not sign in see of a draw: nothing, until it is published. */
@Tag("G4.1")
@Tag("D8")
class PublicDrawTest extends ShippedDraws {
    @Autowired
    PublicDraws published;

    private static MockHttpServletRequestBuilder of(MockHttpServletRequestBuilder request, Records.Record plan) {
        return request.param("registry", plan.registry())
                .param("recordId", String.valueOf(plan.id()))
                .with(csrf());
    }

    private static long number(Draw draw) {
        return Objects.requireNonNull(draw.number());
    }

    @Test
    void shouldShowAnybodyWhatWasPublishedAndNothingBeforeOrAfter() throws Exception {
        var plan = plan(Map.of("draw_word", "七上八下"));
        var draw = last(plan, Draw.State.DRAWN);
        var address = "/api/portal/draws/" + number(draw);
        mvc.perform(get(address))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("draw.not-public"));
        mvc.perform(of(put("/api/draws/publication"), plan).with(user(LI))).andExpect(status().is4xxClientError());

        mvc.perform(of(put("/api/draws/publication"), plan).with(user(LEADER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.address").value(endsWith("/public/draws/" + number(draw))))
                .andExpect(jsonPath("$.by").value("王示范"))
                .andExpect(jsonPath("$.may").value(true));

        mvc.perform(get(address))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.title").value(plan.title()))
                .andExpect(jsonPath("$.attempts", hasSize(1)))
                .andExpect(jsonPath("$.attempts[0].commitment").value(draw.commitment()))
                .andExpect(jsonPath("$.attempts[0].seed").value(draw.seed()))
                .andExpect(jsonPath("$.attempts[0].values[0]").value("七上八下"))
                .andExpect(jsonPath("$.attempts[0].drawn").value(2));
        mvc.perform(get(address + "/subjects").param("limit", "1"))
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].name").isNotEmpty())
                .andExpect(jsonPath("$.next").value("1"));
        mvc.perform(get(address + "/subjects").param("after", "1"))
                .andExpect(jsonPath("$.rows[0].place").value(2))
                .andExpect(jsonPath("$.next").isEmpty());

        mvc.perform(of(delete("/api/draws/publication"), plan).with(user(LEADER)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.address").isEmpty());
        for (var part : List.of("", "/subjects", "/proof")) {
            mvc.perform(get(address + part)).andExpect(status().isNotFound());
        }
        assertThat(jdbc.sql("SELECT action FROM audit.entry WHERE subject = ? AND action IN (?, ?) ORDER BY id")
                        .params("inspection_task:" + plan.id(), "draw.publish", "draw.withdraw")
                        .query(String.class)
                        .list())
                .containsExactly("draw.publish", "draw.withdraw");
    }

    @Test
    void shouldPublishByItselfWhereThePlanSaysSo() throws Exception {
        var plan = plan(Map.of("draw_public", true));
        var draw = last(plan, Draw.State.DRAWN);
        var address = "/api/portal/draws/" + number(draw);

        eventually().untilAsserted(() -> mvc.perform(get(address)).andExpect(status().isOk()));
        mvc.perform(of(get("/api/draws/publication"), plan).with(user(LEADER)))
                .andExpect(jsonPath("$.by").value("王示范"))
                .andExpect(jsonPath("$.may").value(true));
        assertThat(jdbc.sql("SELECT username FROM audit.entry WHERE subject = ? AND action = 'draw.publish'")
                        .param("inspection_task:" + plan.id())
                        .query(String.class)
                        .list())
                .containsExactly(LEADER);

        mvc.perform(of(delete("/api/draws/publication"), plan).with(user(LEADER)))
                .andExpect(status().isOk());
        mvc.perform(get(address)).andExpect(status().isNotFound());
    }

    @Test
    void shouldNotPublishInTheNameOfWhoeverMayNot() {
        var plan = plan(Map.of());
        last(plan, Draw.State.DRAWN);

        assertThat(published.publishAsPlanned(LI, plan.registry(), plan.id())).isFalse();
        assertThat(published.publishAsPlanned(LEADER, plan.registry(), plan.id()))
                .isTrue();
    }

    @Test
    void shouldGiveAProofThatCanBeCheckedAndNamesNoOfficer() throws Exception {
        var plan = plan(Map.of());
        var draw = last(plan, Draw.State.DRAWN);
        mvc.perform(of(put("/api/draws/publication"), plan).with(user(LEADER))).andExpect(status().isOk());

        var proof = mvc.perform(get("/api/portal/draws/{number}/proof", number(draw)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        var file = Files.writeString(folder.resolve("public.json"), proof);
        var verdict = Verifier.check(file, "--commitment", String.valueOf(draw.commitment()));
        assertThat(verdict.ok()).as(verdict.said()).isTrue();
        var whole = proofs.proof(plan);
        var officers = Objects.requireNonNull(whole.names().get("officer"));
        assertThat(officers).isNotEmpty();
        officers.values().forEach(name -> assertThat(proof).doesNotContain(name));
        Officer.parse(Objects.requireNonNull(whole.attempts().getFirst().officers())).stream()
                .map(Officer::account)
                // who started it stands in the text that was committed to
                .filter(account -> !account.equals(LEADER))
                .forEach(account -> assertThat(proof).doesNotContain(account));
        assertThat(JSON.readTree(proof).path("names").path("subject").size()).isEqualTo(2);
    }

    @Test
    void shouldPublishOnlyWhatIsDrawn() throws Exception {
        var plan = plan(Map.of("draw_source_code", "parties", "draw_parties", List.of(LI, ZHAO)));
        last(plan, Draw.State.COMMITTED);

        mvc.perform(of(put("/api/draws/publication"), plan).with(user(LEADER)).header("Accept-Language", "en"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("draw.not-drawn"))
                .andExpect(jsonPath("$.detail").value(endsWith("Publish once it is drawn.")));
        mvc.perform(of(get("/api/draws/publication"), plan).with(user(LEADER)))
                .andExpect(jsonPath("$.ready").value(false));
        mvc.perform(of(get("/api/draws/publication"), plan).with(user("chen.contact")))
                .andExpect(status().isNotFound());
    }
}
