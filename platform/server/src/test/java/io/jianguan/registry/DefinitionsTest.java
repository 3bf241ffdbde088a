package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.identity.Label;
import io.jianguan.registry.Records.Cause;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.json.JsonMapper;

/** A business administrator changes definitions while people work. */
@Tag("D1")
class DefinitionsTest extends RegistryTest {
    private static final String LIFT = """
            {"registry": "%1$s", "label": {"zh": "电梯", "en": "Lift"}, "title": "name",
             "fields": [
               {"name": "name", "type": "text", "label": {"zh": "名称", "en": "Name"}, "required": true, "search": true},
               {"name": "floors", "type": "integer", "label": {"zh": "层数", "en": "Floors"}}%2$s],
             "rights": [{"role": "business-admin", "scope": "all", "actions": ["read", "create", "change"]}]}
            """;
    private static final String LIFTS = """
            {"view": "%1$s_view", "label": {"zh": "电梯列表", "en": "Lifts"}, "registry": "%1$s",
             "columns": ["name", "floors"], "menu": {"zh": "特种设备", "en": "Special equipment"}}
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    Publishing publishing;

    @Autowired
    DefinitionDrafts drafts;

    private ResultActions as(String username, MockHttpServletRequestBuilder request, String body) throws Exception {
        return mvc.perform(request.with(user(username))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String lift(String name, String more) {
        return LIFT.formatted(name, more);
    }

    private void save(String kind, String name, String source, int version) throws Exception {
        as(
                        "admin",
                        put("/api/definitions/" + kind + "/" + name + "/draft"),
                        "{\"version\": %d, \"source\": %s}".formatted(version, source))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(version + 1));
    }

    /** @return the publication when it is over */
    private String published(String kind, String name, int version) throws Exception {
        var answer = as(
                        "admin",
                        post("/api/definitions/" + kind + "/" + name + "/publications"),
                        "{\"version\": %d}".formatted(version))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString();
        var at = "/api/definitions/publications/"
                + json.readTree(answer).path("id").asString();
        await().atMost(Duration.ofSeconds(30)).until(() -> !state(at).contains("\"running\""));
        return state(at);
    }

    private String state(String at) throws Exception {
        return mvc.perform(get(at).with(user("admin")))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void shouldBringANewRegistryAndItsViewIntoTheMenuWithoutARestart() throws Exception {
        save("registries", "lift", lift("lift", ""), 0);
        assertThat(published("registries", "lift", 1)).contains("\"done\"", "\"version\":1");
        save("views", "lift_view", LIFTS.formatted("lift"), 0);
        assertThat(published("views", "lift_view", 1)).contains("\"done\"");

        as("admin", post("/api/registries/lift/records"), "{\"values\": {\"name\": \"一号梯\", \"floors\": 12}}")
                .andExpect(status().isCreated());
        mvc.perform(get("/api/views/lift_view/rows").with(user("admin")))
                .andExpect(jsonPath("$.rows[0].values.floors").value(12));
        assertThat(views.visible(ADMIN))
                .filteredOn(view -> view.view().equals("lift_view"))
                .singleElement()
                .satisfies(view -> assertThat(view.menu()).isEqualTo(new Label("特种设备", "Special equipment")));
        mvc.perform(get("/api/definitions/registries/lift").with(user("admin")))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.draft").isEmpty())
                .andExpect(jsonPath("$.source.fields[1].type").value("integer"));
        mvc.perform(get("/api/definitions/registries/lift/versions").with(user("admin")))
                .andExpect(jsonPath("$.rows[0].publishedBy").value("姓名admin"));
        mvc.perform(get("/api/definitions/registries/lift/versions/1/file").with(user("admin")))
                .andExpect(status().isOk());
    }

    @Test
    void shouldSayWhatIsWrongWhileSomebodyTypes() throws Exception {
        var broken = lift("lift_broken", """
                , {"name": "Kind", "type": "code", "label": {"zh": "种类", "en": "Kind"}, "codes": "no_such"},
                {"name": "party", "type": "reference", "registry": "nowhere", "label": {"zh": "单位", "en": "Unit"},
                 "default": "=1 +"}""");
        as("admin", post("/api/definitions/registries/check"), "{\"source\": %s}".formatted(broken))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.errors[*].field", hasItem("fields[2].name")))
                .andExpect(jsonPath("$.errors[?(@.field == 'fields[2].codes')].code", contains("no-codes")))
                .andExpect(jsonPath("$.errors[?(@.field == 'fields[3].registry')].code", contains("no-registry")))
                .andExpect(jsonPath("$.errors[?(@.field == 'fields[3].default')].code", contains("feel")));
        as("admin", post("/api/definitions/registries/form"), "{\"source\": %s}".formatted(lift("lift_shown", "")))
                .andExpect(jsonPath("$.schema.components[0].components", hasSize(2)));
        as("admin", post("/api/definitions/views/check"), "{\"source\": %s}".formatted(LIFTS.formatted("no_lift")))
                .andExpect(jsonPath("$.errors[0].field").value("registry"));
    }

    @Test
    @Tag("C2")
    void shouldShowTheNextNumberWhileItsRuleIsTyped() throws Exception {
        var year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        for (var rule : Map.of("DT{yyyy}-{org}-{seq:3:year}", "DT" + year + "-district-001", "DT{seq:2:never}", "DT01")
                .entrySet()) {
            as("admin", post("/api/definitions/registries/check"), numbered(rule.getKey()))
                    .andExpect(jsonPath("$.errors", hasSize(0)))
                    .andExpect(jsonPath("$.number").value(rule.getValue()));
        }
        as("admin", post("/api/definitions/registries/check"), numbered("DT{MM}{seq:3:year}"))
                .andExpect(jsonPath("$.errors[?(@.field == 'number')].code", contains("number-rule")))
                .andExpect(jsonPath("$.number").value(nullValue()));
    }

    /** What its versions differ in is compared by whoever reads them (differences.ts), the number rule like all else. */
    @Test
    @Tag("C2")
    void shouldKeepWhoChangedTheNumberRuleWhenFromWhatToWhat() throws Exception {
        save("registries", "lift_counted", withNumber("lift_counted", "DT{seq:3}"), 0);
        assertThat(published("registries", "lift_counted", 1)).contains("\"done\"");
        save("registries", "lift_counted", withNumber("lift_counted", "DT{yyyy}{seq:4:year}"), 0);
        assertThat(published("registries", "lift_counted", 1)).contains("\"done\"", "\"version\":2");

        mvc.perform(get("/api/definitions/registries/lift_counted/versions").with(user("admin")))
                .andExpect(jsonPath("$.rows[*].version").value(contains(2, 1)))
                .andExpect(jsonPath("$.rows[0].publishedBy").value("姓名admin"))
                .andExpect(jsonPath("$.rows[0].publishedAt").isNotEmpty())
                .andExpect(jsonPath("$.rows[*].number").value(contains("DT{yyyy}{seq:4:year}", "DT{seq:3}")));
        for (var rule : Map.of(1, "DT{seq:3}", 2, "DT{yyyy}{seq:4:year}").entrySet()) {
            mvc.perform(get("/api/definitions/registries/lift_counted/versions/" + rule.getKey())
                            .with(user("admin")))
                    .andExpect(jsonPath("$.source.number").value(rule.getValue()));
        }
    }

    private static String numbered(String rule) {
        return "{\"source\": %s}".formatted(withNumber("lift_numbered", rule));
    }

    private static String withNumber(String registry, String rule) {
        return lift(registry, "").replaceFirst("\"title\"", "\"number\": \"" + rule + "\", \"title\"");
    }

    @Test
    void shouldPreviewAViewWithItsRows() throws Exception {
        registries.publish(lift("lift_listed", ""));
        records.create("lift_listed", "market", Map.of("name", "二号梯", "floors", 5), new Cause(null, ""));

        as("admin", post("/api/definitions/views/rows"), "{\"source\": %s}".formatted(LIFTS.formatted("lift_listed")))
                .andExpect(jsonPath("$.screen.columns", hasSize(2)))
                .andExpect(jsonPath("$.rows.rows[0].values.name").value("二号梯"));
    }

    @Test
    void shouldExplainWhatAChangeWouldBreakAndRefuseIt() throws Exception {
        registries.publish(lift("lift_full", ""));
        records.create("lift_full", "market", Map.of("name", "甲", "floors", 5), new Cause(null, ""));
        records.create("lift_full", "market", Map.of("name", "乙", "floors", 5), new Cause(null, ""));
        var broken = lift("lift_full", "").replace("integer\"", "date\"");

        as("admin", post("/api/definitions/registries/effects"), "{\"source\": %s}".formatted(broken))
                .andExpect(jsonPath("$.records").value(2))
                .andExpect(jsonPath("$.breaks[0].message").value(containsString("2 条记录")));
        as("admin", post("/api/definitions/registries/effects"), "{\"source\": %s}".formatted(lift("lift_full", """
                                        , {"name": "made", "type": "date", "required": true,
                                           "label": {"zh": "制造日期", "en": "Made"}}""")))
                .andExpect(jsonPath("$.breaks", hasSize(0)))
                .andExpect(jsonPath("$.added", contains("made")))
                .andExpect(jsonPath("$.warnings[0].message").value(containsString("2 条记录")));
        save("registries", "lift_full", broken, 0);
        assertThat(published("registries", "lift_full", 1)).contains("\"refused\"", "type-changed");
        assertThat(registries.get("lift_full").field("floors").orElseThrow().type())
                .isEqualTo(FieldType.INTEGER);
    }

    @Test
    void shouldChangeTheTypeOfAFieldThatNoRecordHas() throws Exception {
        registries.publish(lift("lift_unused", ""));
        records.create("lift_unused", "market", Map.of("name", "甲"), new Cause(null, ""));

        registries.publish(lift("lift_unused", "").replace("integer\"", "date\""));

        records.create("lift_unused", "market", Map.of("name", "乙", "floors", "2026-01-01"), new Cause(null, ""));
    }

    @Test
    void shouldKeepWhatPeopleMadeWhenAnApplicationBringsAnother() throws Exception {
        registries.publish(lift("lift_kept", ""));
        save("registries", "lift_kept", lift("lift_kept", "").replace("层数", "楼层"), 0);
        published("registries", "lift_kept", 1);

        registries.publish(lift("lift_kept", ""));
        assertThat(drafts.find(DefinitionKind.REGISTRY, "lift_kept")).isEmpty();
        var answer = registries.publish(lift("lift_kept", "").replace("层数", "站数"));

        assertThat(answer.changed()).isFalse();
        assertThat(registries
                        .get("lift_kept")
                        .field("floors")
                        .orElseThrow()
                        .label()
                        .zh())
                .isEqualTo("楼层");
        assertThat(drafts.find(DefinitionKind.REGISTRY, "lift_kept")
                        .orElseThrow()
                        .source())
                .contains("站数");
    }

    @Test
    void shouldNotOverwriteADraftSomebodySavedMeanwhile() throws Exception {
        save("registries", "lift_drafted", lift("lift_drafted", ""), 0);
        save("registries", "lift_drafted", lift("lift_drafted", ""), 1);

        as(
                        "admin",
                        put("/api/definitions/registries/lift_drafted/draft"),
                        "{\"version\": 1, \"source\": %s}".formatted(lift("lift_drafted", "")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("registry.draft-stale"));
        as(
                        "admin",
                        put("/api/definitions/registries/lift_drafted/draft"),
                        "{\"version\": 2, \"source\": %s}".formatted(lift("lift_other", "")))
                .andExpect(status().isUnprocessableContent());
    }

    @Test
    void shouldGoOnWhereAnotherServerLeftOff() throws Exception {
        save("registries", "lift_resumed", lift("lift_resumed", ""), 0);
        jdbc.sql("""
                INSERT INTO registry.publication (kind, name, source, draft_version, base, requested_by, requested_at)
                SELECT kind, name, source, version, 0, 'admin', now() FROM registry.draft WHERE name = 'lift_resumed'
                """).update();

        publishing.resume();

        await().atMost(Duration.ofSeconds(30)).until(() -> registries.names().contains("lift_resumed"));
    }

    @Test
    void shouldLetOnlyAdministratorsDefine() throws Exception {
        mvc.perform(get("/api/definitions").with(user("wang"))).andExpect(status().isForbidden());
        as("wang", post("/api/definitions/registries/check"), "{\"source\": {}}")
                .andExpect(status().isForbidden());
        mvc.perform(get("/api/definitions").with(user("admin"))).andExpect(status().isOk());
    }
}
