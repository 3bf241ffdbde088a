package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.time.LocalDate;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A list makes columns of its own of each row and the day. */
@Tag("D1")
class FormulasTest extends RegistryTest {
    private static final String PERMIT = """
            registry: permit
            label: {zh: 许可, en: Permit}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, required: true}
              - {name: ends, type: date, label: {zh: 有效期至, en: Ends}}
              - {name: phone, type: text, label: {zh: 电话, en: Phone}, personal: true}
              - {name: informant, type: text, label: {zh: 举报人, en: Informant}, access: {officer: hidden}}
            rights:
              - {role: officer, scope: all, actions: [read]}
              - {role: department-leader, scope: all, actions: [read, create, change, export]}
            """;
    private static final String PERMITS = """
            view: permits
            label: {zh: 许可, en: Permits}
            registry: permit
            columns: [name, days_left, told]
            formulas:
              - {name: days_left, type: integer, label: {zh: 剩余天数, en: Days left}, formula: "=(ends - today).days"}
              - {name: told, type: text, label: {zh: 来源, en: Told by}, formula: "=name + \\"：\\" + informant"}
            sort: [-created_at]
            """;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void permits() {
        registries.publish(PERMIT);
        views.publish(PERMITS);
        jdbc.sql("TRUNCATE data.permit").update();
    }

    private static LocalDate today() {
        return LocalDate.now(FieldValues.ZONE);
    }

    private void permit(Map<String, Object> values) {
        records.create("permit", "market", values, new Cause(null, ""));
    }

    @Test
    void shouldMakeAColumnOfTheRowAndTheDay() throws Exception {
        permit(Map.of("name", "无期限"));
        permit(Map.of("name", "将到期", "ends", today().plusDays(9).toString(), "informant", "赵某"));

        mvc.perform(get("/api/views/permits").with(user("wang")))
                .andExpect(jsonPath("$.columns[1].label.zh").value("剩余天数"))
                .andExpect(jsonPath("$.columns[1].align").value("right"))
                .andExpect(jsonPath("$.columns[1].sortable").value(false));
        mvc.perform(get("/api/views/permits/rows").with(user("wang")))
                .andExpect(jsonPath("$.rows[0].values.days_left").value(9))
                .andExpect(jsonPath("$.rows[0].values.told").value("将到期：赵某"))
                .andExpect(jsonPath("$.rows[0].values.ends").doesNotExist())
                .andExpect(jsonPath("$.rows[1].values.days_left").isEmpty());
        mvc.perform(get("/api/views/permits/export?format=csv").with(user("wang")))
                .andExpect(content().string(Matchers.containsString("将到期,9,将到期：赵某")));
        mvc.perform(get("/api/views/permits/rows?columns=days_left").with(user("wang")))
                .andExpect(jsonPath("$.rows[0].values", Matchers.aMapWithSize(1)));
        mvc.perform(get("/api/views/permits/totals").with(user("wang"))).andExpect(status().isOk());
    }

    @Test
    void shouldKnowTheDayThatIsLookedBackTo() throws Exception {
        permit(Map.of("name", "甲", "ends", today().plusDays(9).toString()));
        jdbc.sql(
                        "UPDATE data.permit SET created_at = now() - interval '40 days', updated_at = now() - interval '40 days'")
                .update();

        mvc.perform(get("/api/views/permits/rows?asOf=" + today().minusDays(20)).with(user("wang")))
                .andExpect(jsonPath("$.rows[0].values.days_left").value(29));
    }

    @Test
    void shouldNotTellWhatSomebodyDoesNotSee() throws Exception {
        permit(Map.of("name", "甲", "informant", "赵某"));

        mvc.perform(get("/api/views/permits").with(user("li")))
                .andExpect(jsonPath("$.columns", hasSize(2)))
                .andExpect(jsonPath("$.choices[*].name").value(Matchers.not(Matchers.hasItem("told"))));
        mvc.perform(get("/api/views/permits/rows").with(user("li")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("赵某"))));
        mvc.perform(get("/api/views/permits/rows?columns=told").with(user("li")))
                .andExpect(status().isBadRequest());
    }

    @Test
    void shouldNeitherSortNorFilterByAFormula() throws Exception {
        for (var asked : new String[] {"sort=days_left", "f.days_left=1", "sort=-created_at,days_left"}) {
            mvc.perform(get("/api/views/permits/rows?" + asked).with(user("wang")))
                    .andExpect(status().isBadRequest());
        }
    }

    @Test
    void shouldSayWhatIsWrongWithAFormula() {
        var refused = catchThrowableOfType(
                Problem.class,
                () -> views.publish(PERMITS.replace("type: integer", "type: files")
                        .replace("name: told", "name: phone")
                        .replace("=(ends - today).days", "=ends -")
                        .replace("=name + ", "=phone + ")
                        .replace("view: permits", "view: permits_faulty")));

        assertThat(codes(refused.errors()))
                .containsExactlyInAnyOrder(
                        "formulas[0].type type",
                        "formulas[0].formula feel",
                        "formulas[1].name duplicate",
                        "formulas[1].formula formula-personal",
                        "columns[2] no-field");
    }
}
