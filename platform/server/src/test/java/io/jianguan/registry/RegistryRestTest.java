package io.jianguan.registry;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records.Cause;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

class RegistryRestTest extends RegistryTest {
    private static final String RECORDS = "/api/registries/visit/records";

    @Autowired
    MockMvc mvc;

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    private long visitOf(String owner) {
        return records.create("visit", owner, visit("handler", "li", "phone", "13812341234"), new Cause(null, ""))
                .id();
    }

    @Test
    void shouldCreateChangeDeleteAndTellTheHistory() throws Exception {
        var created = as("wang", post(RECORDS).content("""
                {"values": {"name": "走访", "colour": "red", "handler": "li"}}
                """))
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.id").isString())
                .andExpect(jsonPath("$.labels.colour").value("红"))
                .andExpect(jsonPath("$.rights.delete").value(true))
                .andReturn();
        var at = Objects.requireNonNull(created.getResponse().getHeader("Location"));

        as("wang", patch(at).content("{}")).andExpect(status().isPreconditionRequired());
        as("wang", patch(at).header("If-Match", "\"1\"").content("""
                {"values": {"colour": "blue", "amount": 9}, "reason": "更正"}
                """))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.values.amount").value(9));
        as("wang", patch(at).header("If-Match", "\"1\"").content("{\"values\": {\"amount\": 8}}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("registry.stale"))
                .andExpect(jsonPath("$.detail").value(containsString("刷新")));
        as("wang", get(at + "/history"))
                .andExpect(jsonPath("$.rows", hasSize(2)))
                .andExpect(jsonPath("$.rows[0].byName").value("姓名wang"))
                .andExpect(jsonPath("$.rows[0].reason").value("更正"))
                .andExpect(jsonPath("$.rows[0].changes[0].label").value("数量"))
                .andExpect(jsonPath("$.rows[0].changes[1].before").value("红"))
                .andExpect(jsonPath("$.rows[0].changes[1].after").value("蓝"));
        as("sun", get(at)).andExpect(status().isNotFound());
        as("sun", get(at + "/history")).andExpect(status().isNotFound());
        as("wang", delete(at).header("If-Match", "\"2\"").content("{\"reason\": \"重复\"}"))
                .andExpect(status().isNoContent());
        as("wang", get(at)).andExpect(status().isNotFound());
    }

    @Test
    void shouldAnswerFaultsInTheLanguageAsked() throws Exception {
        as("wang", post(RECORDS).header("Accept-Language", "en").content("{\"values\": {\"amount\": 0}}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("registry.invalid"))
                .andExpect(jsonPath("$.errors[?(@.field == 'name')].message").value("Enter Name"))
                .andExpect(jsonPath("$.errors[?(@.field == 'amount')].message").value("Amount must be at least 1"));
        as("wang", post(RECORDS).content("{\"values\": {\"colour\": \"red\"}}"))
                .andExpect(jsonPath("$.errors[?(@.field == 'name')].message").value("请填写名称"));
    }

    @Test
    void shouldShowAListToThoseWhoMaySeeIt() throws Exception {
        var id = visitOf("market");
        visitOf("fire");

        as("wang", get("/api/views/visits"))
                .andExpect(jsonPath("$.label.en").value("Visits"))
                .andExpect(jsonPath("$.columns[?(@.name == 'status')].type").value("status"))
                .andExpect(jsonPath("$.columns[?(@.name == 'amount')].align").value("right"))
                .andExpect(jsonPath("$.searches[?(@.field == 'areas')].codes").value("area"))
                .andExpect(jsonPath("$.sort").value("-created_at"))
                .andExpect(jsonPath("$.canCreate").value(true))
                .andExpect(jsonPath("$.statuses", hasSize(3)));
        as("li", get("/api/views/visits/rows?limit=1&f.status=draft"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows[0].values.phone").value("138****1234"))
                .andExpect(jsonPath("$.rows[0].labels.status").value("草稿"))
                .andExpect(jsonPath("$.count.capped").value(false));
        as("admin", get("/api/views/visits/rows")).andExpect(status().isNotFound());
        as("li", get("/api/views/visits/export?format=csv")).andExpect(status().isForbidden());
        as("wang", get("/api/views/visits/export?format=csv"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", startsWith("attachment")));
        mvc.perform(get(RECORDS + "/" + id)).andExpect(status().isUnauthorized());
    }

    @Test
    void shouldOfferFormOptionsAndCodes() throws Exception {
        var party =
                records.create("party", "market", Map.of("name", "独一无二公司", "uscc", Codes.valid()), new Cause(null, ""));

        as("wang", get("/api/registries/visit"))
                .andExpect(jsonPath("$.rights.create").value(true))
                .andExpect(jsonPath("$.fields[0].type").value("text"));
        as("wang", get("/api/registries/visit/form"))
                .andExpect(jsonPath("$.id").value("registry-visit"))
                .andExpect(jsonPath("$.schema.type").value("default"));
        as("li", get("/api/registries/party/options?q=独一无二"))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].id").value(String.valueOf(party.id())))
                .andExpect(jsonPath("$[0].hint").isString());
        as("sun", get("/api/registries/party/options?ids=" + party.id())).andExpect(jsonPath("$", hasSize(0)));
        as("li", get("/api/code-tables/area"))
                .andExpect(jsonPath("$", hasSize(1)))
                .andExpect(jsonPath("$[0].hasChildren").value(true));
        as("li", get("/api/code-tables/area?parent=110000")).andExpect(jsonPath("$", hasSize(2)));
        as("li", get("/api/code-tables/area?q=街道"))
                .andExpect(jsonPath("$[0].code").value("110101001"));
        as("li", get("/api/code-tables/area?codes=110101,110102").header("Accept-Language", "en"))
                .andExpect(jsonPath("$[0].label").value("East"));
    }

    @Test
    @Tag("D5")
    void shouldBeginANewRecordWithItsDefaults() throws Exception {
        var day = LocalDate.now(FieldValues.ZONE).plusDays(7).toString();
        registries.publish("""
                registry: begun
                label: {zh: 登记, en: Entry}
                title: name
                fields:
                  - {name: name, type: text, label: {zh: 名称, en: Name}, required: true}
                  - {name: kind, type: code, codes: colour, label: {zh: 种类, en: Kind}, required: true, default: '="red"'}
                  - {name: at, type: timestamp, label: {zh: 时间, en: At}, required: true, default: "=now"}
                  - {name: until, type: date, label: {zh: 截止, en: Until}, default: '=date(at) + duration("P3D")'}
                  - {name: unit, type: organisation, label: {zh: 单位, en: Unit}, default: "=actor.organisation"}
                  - {name: note, type: text, label: {zh: 说明, en: Note}, default: "无"}
                  - {name: state, type: text, label: {zh: 状态, en: State}, readOnly: true, default: "new"}
                  - {name: level, type: integer, label: {zh: 级别, en: Level}, default: "=1", access: {officer: read}}
                rights:
                  - {role: officer, scope: department, actions: [read, create, change]}
                  - {role: department-leader, scope: department, actions: [read]}
                """);

        as("li", get("/api/registries/begun/new"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.values.length()").value(4))
                .andExpect(jsonPath("$.values.kind").value("red"))
                .andExpect(jsonPath("$.values.at")
                        .value(startsWith(LocalDate.now(FieldValues.ZONE).toString())))
                .andExpect(jsonPath("$.values.unit").value("market"))
                .andExpect(jsonPath("$.values.note").value("无"));
        as("wang", get("/api/registries/begun/new")).andExpect(status().isForbidden());
        as("wang", get("/api/registries/visit/new"))
                .andExpect(jsonPath("$.values.urgent").value(false))
                .andExpect(jsonPath("$.values.due_date").value(day));
        as("li", post("/api/registries/begun/records").content("""
                {"values": {"name": "甲", "kind": "blue", "note": "", "state": null,
                 "at": "2026-03-02T09:00:00+08:00", "until": null}}
                """))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.values.kind").value("blue"))
                .andExpect(jsonPath("$.values.until").value("2026-03-05"))
                .andExpect(jsonPath("$.values.note").isEmpty())
                .andExpect(jsonPath("$.values.state").value("new"))
                .andExpect(jsonPath("$.values.level").value(1));
        as("li", post("/api/registries/begun/records").content("{\"values\": {\"name\": \"甲\", \"kind\": null}}"))
                .andExpect(jsonPath("$.errors[0].field").value("kind"));
    }
}
