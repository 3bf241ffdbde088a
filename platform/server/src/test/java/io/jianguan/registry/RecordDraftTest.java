package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.form.Forms;
import io.jianguan.form.TypedDrafts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Drafts of records, and what their own form demands of them. */
@Tag("C2")
class RecordDraftTest extends RegistryTest {
    private static final String SHOP = "/api/registries/shop_entry";
    private static final String DRAFT = SHOP + "/drafts/1a2b-3c";
    private static final String FIRST = """
            {"type": "default", "schemaVersion": 19, "components": [
              {"type": "textfield", "id": "name", "key": "name", "label": "名称", "validate": {"required": true}},
              {"type": "textfield", "id": "phone", "key": "phone", "label": "电话"},
              {"type": "textfield", "id": "note", "key": "note", "label": "说明", "validate": {"maxLength": 5}},
              {"type": "textfield", "id": "grade", "key": "grade", "label": "等级"}]}
            """;
    private static final String SECOND = """
            {"type": "default", "schemaVersion": 19, "components": [
              {"type": "textfield", "id": "name", "key": "name", "label": "名称", "validate": {"required": true}},
              {"type": "textfield", "id": "phone", "key": "phone", "label": "电话", "validate": {"required": true}}]}
            """;

    @Autowired
    MockMvc mvc;

    @Autowired
    Forms forms;

    @Autowired
    TypedDrafts typed;

    @BeforeEach
    void shopWithAFormOfItsOwn() {
        jdbc.sql("DELETE FROM form.typed_draft").update();
        jdbc.sql("DELETE FROM form.form_version WHERE id = 'shop-entry' AND version > 1")
                .update();
        forms.publish("shop-entry", FIRST);
        registries.publish("""
                registry: shop_entry
                label: {zh: 店铺, en: Shop}
                title: name
                form: shop-entry
                fields:
                  - {name: name, type: text, label: {zh: 名称, en: Name}}
                  - {name: phone, type: text, label: {zh: 电话, en: Phone}, personal: true, encrypted: true}
                  - {name: note, type: text, label: {zh: 说明, en: Note}}
                  - {name: grade, type: text, label: {zh: 等级, en: Grade}, access: {officer: read}}
                rights:
                  - {role: officer, scope: all, actions: [read, create, change]}
                  - {role: department-leader, scope: all, actions: [read, create, change, delete], unmasked: true}
                """);
    }

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    private ResultActions refused(ResultActions answer, int status, String code) throws Exception {
        return answer.andExpect(status().is(status))
                .andExpect(jsonPath("$.code").value(code));
    }

    private static String typing(String values, int version) {
        return "{\"values\": %s, \"version\": %d, \"formVersion\": 1}".formatted(values, version);
    }

    private long shop() {
        return records.create(WANG, "shop_entry", Map.of("name", "甲店", "phone", "13812341234"))
                .id();
    }

    @Test
    void shouldKeepANewRecordsDraftSealedUntilItIsSaved() throws Exception {
        as("wang", get(DRAFT)).andExpect(jsonPath("$.draft").value(nullValue()));
        as("wang", put(DRAFT).content(typing("{\"name\": \"乙店\", \"phone\": \"13900001111\"}", 0)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1));

        as("wang", get(DRAFT))
                .andExpect(jsonPath("$.draft.values.phone").value("13900001111"))
                .andExpect(jsonPath("$.draft.form.version").value(1))
                .andExpect(jsonPath("$.draft.newer").value(nullValue()));
        as("sun", get(DRAFT)).andExpect(jsonPath("$.draft").value(nullValue()));
        assertThat(jdbc.sql("SELECT data FROM form.typed_draft")
                        .query(String.class)
                        .single())
                .startsWith("sm4:");
        as("wang", get("/api/record-drafts?registry=shop_entry"))
                .andExpect(jsonPath("$.rows", hasSize(1)))
                .andExpect(jsonPath("$.rows[0].title").value("乙店"))
                .andExpect(jsonPath("$.rows[0].key").value("1a2b-3c"))
                .andExpect(jsonPath("$.rows[0].label.zh").value("店铺"));

        as("wang", post(SHOP + "/records").content("""
                {"values": {"name": "乙店", "phone": "13900001111"}, "form": {"version": 1, "draft": "1a2b-3c"}}
                """)).andExpect(status().isCreated());
        as("wang", get("/api/record-drafts")).andExpect(jsonPath("$.rows", empty()));
    }

    @Test
    void shouldNeverOverwriteADraftThatAnotherWindowSaved() throws Exception {
        as("wang", put(DRAFT).content(typing("{\"name\": \"一\"}", 0))).andExpect(status().isOk());
        as("wang", put(DRAFT).content(typing("{\"name\": \"二\"}", 1))).andExpect(status().isOk());

        refused(as("wang", put(DRAFT).content(typing("{\"name\": \"三\"}", 1))), 409, "registry.record-draft-conflict");
        as("wang", get(DRAFT)).andExpect(jsonPath("$.draft.values.name").value("二"));
        as("wang", delete(DRAFT)).andExpect(status().isNoContent());
        refused(as("wang", put(DRAFT).content(typing("{\"name\": \"三\"}", 2))), 409, "registry.record-draft-gone");
        refused(as("wang", put(SHOP + "/drafts/a_b").content(typing("{}", 0))), 422, "registry.draft-key");
        refused(
                as("wang", put(DRAFT).content("{\"values\": {}, \"version\": 0, \"formVersion\": 7}")),
                404,
                "form.unknown");
    }

    @Test
    void shouldTellThatTheRecordChangedWhileItsChangeWasADraft() throws Exception {
        var id = shop();
        var draft = SHOP + "/records/" + id + "/draft";
        var typing =
                "{\"values\": {\"note\": \"新\", \"grade\": \"A\"}, \"version\": %d, \"formVersion\": 1, \"base\": 1}";
        as("li", put(draft).content(typing.formatted(0)))
                .andExpect(jsonPath("$.current").value(1));
        records.change(WANG, "shop_entry", id, 1, Map.of("name", "甲店二部"), null);

        as("li", put(draft).content(typing.formatted(1)))
                .andExpect(jsonPath("$.current").value(2));
        as("li", get(draft))
                .andExpect(jsonPath("$.draft.base").value(1))
                .andExpect(jsonPath("$.draft.values.note").value("新"))
                // not theirs to enter
                .andExpect(jsonPath("$.draft.values", aMapWithSize(1)));
        as("li", get("/api/record-drafts"))
                .andExpect(jsonPath("$.rows[*].title", contains("甲店二部")))
                .andExpect(jsonPath("$.rows[*].record", contains(String.valueOf(id))));
        as("li", patch(SHOP + "/records/" + id).header("If-Match", "\"2\"").content("""
                {"values": {"note": "新"}, "form": {"version": 1}}
                """))
                .andExpect(status().isOk());
        as("li", get(draft)).andExpect(jsonPath("$.draft").value(nullValue()));
    }

    @Test
    void shouldKeepDraftsFromThoseWhoMayNotEnterOrSeeTheRecord() throws Exception {
        var id = shop();
        refused(as("admin", put(DRAFT).content(typing("{}", 0))), 403, "registry.forbidden");
        refused(as("admin", get(SHOP + "/records/" + id + "/draft")), 404, "registry.record-unknown");
        as("wang", put(SHOP + "/records/" + id + "/draft").content(typing("{\"note\": \"新\"}", 0)))
                .andExpect(status().isOk());
        records.delete(WANG, "shop_entry", id, "重复");

        refused(as("wang", get(SHOP + "/records/" + id + "/draft")), 404, "registry.record-unknown");
        as("wang", get("/api/record-drafts"))
                .andExpect(jsonPath("$.rows[0].title").value(nullValue()));
        as("wang", delete(SHOP + "/records/" + id + "/draft")).andExpect(status().isNoContent());
        as("wang", get("/api/record-drafts")).andExpect(jsonPath("$.rows", empty()));
    }

    @Test
    void shouldGoOnWithTheFormTheDraftBeganWithUntilItGoesOver() throws Exception {
        as("wang", put(DRAFT).content(typing("{\"name\": \"乙店\", \"note\": \"旧\"}", 0)))
                .andExpect(status().isOk());
        forms.publish("shop-entry", SECOND);

        as("wang", get(DRAFT))
                .andExpect(jsonPath("$.draft.form.version").value(1))
                .andExpect(jsonPath("$.draft.newer").value(2));
        refused(
                as(
                        "wang",
                        post(SHOP + "/records").content("{\"values\": {\"name\": \"丙\"}, \"form\": {\"version\": 1}}")),
                409,
                "registry.form-changed");
        as("wang", get(DRAFT + "/form-upgrade"))
                .andExpect(jsonPath("$.from").value(1))
                .andExpect(jsonPath("$.to").value(2))
                .andExpect(jsonPath("$.lost.note").value("旧"))
                .andExpect(jsonPath("$.errors[*].field", contains("phone")));
        as("wang", post(DRAFT + "/form-upgrade").content("{\"to\": 2}")).andExpect(status().isNoContent());
        as("wang", get(DRAFT))
                .andExpect(jsonPath("$.draft.form.version").value(2))
                .andExpect(jsonPath("$.draft.version").value(2))
                .andExpect(jsonPath("$.draft.values", aMapWithSize(1)));
        refused(as("wang", post(DRAFT + "/form-upgrade").content("{\"to\": 2}")), 409, "registry.form-newest");
    }

    @Test
    void shouldLetABegunRecordEndWithTheFormItBeganWith() throws Exception {
        as("wang", put(DRAFT).content(typing("{\"name\": \"乙店\"}", 0))).andExpect(status().isOk());
        forms.publish("shop-entry", SECOND);
        as("wang", post(SHOP + "/records").content("""
                {"values": {"name": "乙店", "note": "短"}, "form": {"version": 1, "draft": "1a2b-3c"}}
                """)).andExpect(status().isCreated());
    }

    @Test
    void shouldJudgeWhatIsEnteredByTheRegistrysOwnForm() throws Exception {
        refused(as("wang", post(SHOP + "/records").content("""
                                {"values": {"note": "太长的说明"}, "form": {"version": 1}}
                                """.replace("太长的说明", "太长太长的说明"))), 422, "registry.invalid")
                .andExpect(jsonPath("$.errors[?(@.field == 'name')].code").value("required"))
                .andExpect(jsonPath("$.errors[?(@.field == 'note')].message", contains(containsString("5"))));
        refused(as("li", post(SHOP + "/records").content("""
                                {"values": {"name": "乙", "grade": "A"}, "form": {"version": 1}}
                                """)), 422, "registry.invalid")
                .andExpect(jsonPath("$.errors[*].field", contains("grade")));
        as("wang", post(SHOP + "/records").content("{\"values\": {\"note\": \"其他系统写入的说明\"}}"))
                .andExpect(status().isCreated());
    }

    @Test
    void shouldJudgeOfAChangeOnlyWhatChanges() throws Exception {
        var id = records.create(WANG, "shop_entry", Map.of("name", "甲店", "note", "早先写得太长"))
                .id();
        as("wang", patch(SHOP + "/records/" + id).header("If-Match", "\"1\"").content("""
                {"values": {"phone": "13812341234"}, "form": {"version": 1}}
                """))
                .andExpect(status().isOk());
        refused(
                        as(
                                "wang",
                                patch(SHOP + "/records/" + id)
                                        .header("If-Match", "\"2\"")
                                        .content("""
                                {"values": {"note": "还是写得太长", "name": null}, "form": {"version": 1}}
                                """)),
                        422,
                        "registry.invalid")
                .andExpect(jsonPath("$.errors", hasSize(2)));
    }

    @Test
    void shouldForgetDraftsThatNobodyGoesOnWith() throws Exception {
        as("wang", put(DRAFT).content(typing("{\"name\": \"旧\"}", 0))).andExpect(status().isOk());
        typed.put(new TypedDrafts.Typed("task/1", "wang", "{}", null, null, null), "wang");
        jdbc.sql("UPDATE form.typed_draft SET saved_at = saved_at - interval '91 days'")
                .update();
        var kinds = List.of(RecordDrafts.ADDED, RecordDrafts.CHANGED);

        assertThat(typed.expire(kinds, Instant.now().minus(90, ChronoUnit.DAYS)))
                .isEqualTo(1);
        assertThat(typed.find("task/1", "wang")).isPresent();
    }

    @Test
    void shouldPageThroughOnesDrafts() throws Exception {
        for (int i = 0; i < 3; i++) {
            as("wang", put(SHOP + "/drafts/key" + i).content(typing("{\"name\": \"第" + i + "家\"}", 0)))
                    .andExpect(status().isOk());
        }
        var first = as("wang", get("/api/record-drafts?limit=2"))
                .andExpect(jsonPath("$.rows[*].title", contains("第2家", "第1家")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        var next = first.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        as("wang", get("/api/record-drafts?limit=2&cursor=" + next))
                .andExpect(jsonPath("$.rows[*].title", contains("第0家")));
        refused(as("wang", get("/api/record-drafts?cursor=x")), 400, "rest.cursor");
    }
}
