package io.jianguan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.jianguan.Browser;
import io.jianguan.CoreTest;
import io.jianguan.identity.Label;
import io.jianguan.identity.NewUser;
import io.jianguan.identity.Organisation;
import io.jianguan.identity.Organisations;
import io.jianguan.identity.Roles;
import io.jianguan.identity.Users;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("C2")
@Import(FormsTest.Module.class)
class FormDesignTest extends CoreTest {
    private static final String PASSWORD = "Formulare-2026";

    @Autowired
    Forms forms;

    @Autowired
    FormDesign design;

    @Autowired
    FormDrafts drafts;

    @Autowired
    FormPages pages;

    @Autowired
    Organisations organisations;

    @Autowired
    Roles roles;

    @Autowired
    Users users;

    @LocalServerPort
    int port;

    private static String schema(String... keys) {
        var fields = List.of(keys).stream()
                .map(key -> "{\"type\":\"money\",\"id\":\"%s\",\"key\":\"%s\"}".formatted(key, key))
                .toList();
        return "{\"type\":\"default\",\"schemaVersion\":19,\"components\":[" + String.join(",", fields) + "]}";
    }

    private static void refuses(String code, ThrowingCallable deed) {
        assertThatThrownBy(deed)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
    }

    @Test
    void shouldPublishADraftAsTheNextVersion() {
        var first = forms.publish("design-next", schema("a"));
        var draft = design.save("design-next", schema("a", "b"), 0, "he");
        assertThat(pages.one("design-next").draft())
                .returns(1, FormPages.FormDraft::version)
                .returns("he", FormPages.FormDraft::savedBy);

        var second = design.publish("design-next", draft.version(), 1, "he");

        assertThat(second.version()).isEqualTo(2);
        assertThat(forms.latest("design-next").schema()).isEqualTo(schema("a", "b"));
        assertThat(forms.get("design-next", 1)).isEqualTo(first);
        assertThat(drafts.find("design-next")).isEmpty();
        assertThat(pages.versions("design-next", null).rows())
                .extracting(FormPages.FormVersionAnswer::version, FormPages.FormVersionAnswer::publishedBy)
                .containsExactly(tuple(2, "he"), tuple(1, null));
    }

    @Test
    void shouldLetNobodyOverwriteWhatAnotherSaved() {
        design.save("design-two", schema("a"), 0, "he");
        refuses("form.draft-stale", () -> design.save("design-two", schema("b"), 0, "liu"));
        var later = design.save("design-two", schema("a", "c"), 1, "he");
        refuses("form.draft-stale", () -> design.save("design-two", schema("b"), 1, "liu"));
        refuses("form.draft-stale", () -> design.publish("design-two", 1, 0, "liu"));
        assertThat(design.publish("design-two", later.version(), 0, "he").version())
                .isEqualTo(1);
    }

    @Test
    void shouldNotPublishOverAVersionThatNobodyComparedItWith() {
        forms.publish("design-since", schema("a"));
        design.save("design-since", schema("b"), 0, "he");
        forms.publish("design-since", schema("c"));
        refuses("form.published-since", () -> design.publish("design-since", 1, 1, "he"));
        assertThat(design.publish("design-since", 1, 2, "he").version()).isEqualTo(3);
    }

    @Test
    void shouldKeepWhatWasPublishedByHandWhenTheApplicationBringsAnother() {
        forms.publish("design-kept", schema("a"));
        design.save("design-kept", schema("mine"), 0, "he");
        design.publish("design-kept", 1, 1, "he");

        assertThat(forms.publish("design-kept", schema("a")).version()).isEqualTo(2);
        assertThat(drafts.find("design-kept")).isEmpty();
        assertThat(forms.publish("design-kept", schema("a", "new")).version()).isEqualTo(2);

        assertThat(forms.latest("design-kept").schema()).isEqualTo(schema("mine"));
        assertThat(drafts.find("design-kept"))
                .hasValueSatisfying(draft -> assertThat(draft)
                        .returns(null, FormDrafts.Draft::savedBy)
                        .returns(schema("a", "new"), FormDrafts.Draft::schema));
    }

    @Test
    void shouldSaveAFaultyDraftButNotPublishIt() {
        var draft = design.save("design-faulty", schema("a", "a"), 0, "he");
        refuses("form.schema", () -> design.publish("design-faulty", draft.version(), 0, "he"));
        assertThat(design.judge("design-faulty", schema("a", "a")).errors())
                .extracting(FieldError::code)
                .contains("duplicateKey");
        refuses("form.id", () -> design.save("../etc", schema("a"), 0, "he"));
        refuses("form.schema", () -> design.save("design-text", "{", 0, "he"));
    }

    @Test
    void shouldSayWhichNamesNothingFills() {
        var schema = """
                {"type":"default","schemaVersion":19,"components":[
                  {"type":"textfield","id":"a","key":"a","conditional":{"hide":"=b > 1 and a = null"}}]}""";
        assertThat(design.judge("design-names", schema).warnings())
                .singleElement()
                .returns("a", FieldError::field)
                .returns("unresolved", FieldError::code);
    }

    @Test
    void shouldHideAndLockWhatTheFormItselfSays() {
        var json = new JsonMapper();
        var schema = json.readTree("""
                {"type":"default","components":[
                  {"type":"dynamiclist","path":"rows","allowAddRemove":true,"components":[
                    {"type":"textfield","key":"name","access":"read","validate":{"required":true}},
                    {"type":"money","key":"price","access":"hidden"},
                    {"type":"number","key":"count"}]}]}""");
        var rights = FieldRights.declared(schema);
        assertThat(rights).containsEntry("rows.name", "read").containsEntry("rows.price", "hidden");
        var list = FieldRights.apply(schema, rights).path("components").get(0);
        assertThat(list.path("allowAddRemove").asBoolean()).isFalse();
        assertThat(list.path("components")).hasSize(2);
        assertThat(list.path("components").get(0).path("readonly").asBoolean()).isTrue();
    }

    @Test
    @Tag("W4")
    void shouldLetNobodyAddRowsIntoWhichNobodyMayWrite() {
        var list = """
                {"type":"default","components":[
                  {"type":"dynamiclist","path":"rows","allowAddRemove":true,"components":[
                    {"type":"textfield","key":"name"},{"type":"money","key":"price"}]}]}""";
        var columns = narrowed(list, Map.of("rows.name", "read", "rows.price", "read"));
        assertThat(columns.path("allowAddRemove").asBoolean()).isFalse();
        var whole = narrowed(list, Map.of("rows", "read"));
        assertThat(whole.path("allowAddRemove").asBoolean()).isFalse();
        assertThat(whole.path("components").valueStream())
                .allMatch(column -> column.path("readonly").asBoolean());
        var one = narrowed(list, Map.of("rows", "read", "rows.price", "write"));
        assertThat(one.path("components").get(1).path("readonly").asBoolean()).isFalse();
        assertThat(narrowed(list, Map.of("rows.name", "read"))
                        .path("allowAddRemove")
                        .asBoolean())
                .isTrue();
    }

    private static JsonNode narrowed(String schema, Map<String, String> rights) {
        return FieldRights.apply(new JsonMapper().readTree(schema), rights)
                .path("components")
                .get(0);
    }

    @Test
    void shouldBeForThoseWhoDesignOnly() {
        organisations.save(new Organisation("design", null, "示范区", "district", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        roles.save("business-admin", new Label("业务管理员", "Business administrator"));
        users.save(List.of(
                new NewUser("design.officer", "李", "design", List.of("officer"), PASSWORD),
                new NewUser("design.admin", "何", "design", List.of("business-admin"), PASSWORD)));
        var body = "{\"schema\": %s, \"version\": 0}".formatted(schema("a"));
        var officer = signedIn("design.officer");
        assertThat(officer.get("/api/form-definitions").statusCode()).isEqualTo(403);
        assertThat(officer.get("/api/form-definitions/design-kept").statusCode())
                .isEqualTo(403);
        assertThat(officer.put("/api/form-definitions/design-rights/draft", body)
                        .statusCode())
                .isEqualTo(403);
        assertThat(officer.post("/api/form-definitions/design-rights/publications", "{\"version\":1,\"base\":0}")
                        .statusCode())
                .isEqualTo(403);

        var admin = signedIn("design.admin");
        assertThat(admin.put("/api/form-definitions/design-rights/draft", body).statusCode())
                .isEqualTo(200);
        var trial = admin.post(
                "/api/form-definitions/design-rights/trial",
                "{\"schema\": %s, \"known\": {}, \"submission\": {\"a\": \"1.005\"}}".formatted(schema("a")));
        assertThat(trial.body()).contains("decimals");
        assertThat(admin.post("/api/form-definitions/design-rights/publications", "{\"version\":1,\"base\":0}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(admin.get("/api/form-definitions/design-rights/versions/1/file")
                        .headers()
                        .firstValue("Content-Disposition"))
                .hasValueSatisfying(name -> assertThat(name).contains("design-rights.form"));
        assertThat(admin.get("/api/form-definitions").body()).contains("design-rights");
    }

    private Browser signedIn(String username) {
        var browser = new Browser("http://localhost:" + port);
        browser.signIn(username, PASSWORD);
        browser.get("/api/me");
        return browser;
    }
}
