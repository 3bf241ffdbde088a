package io.jianguan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.Browser;
import io.jianguan.CoreTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("W2")
class AdministrationTest extends CoreTest {
    private static final String PASSWORD = "Jianguan-2026";

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    UserList list;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    Browser admin;

    @BeforeEach
    void people() {
        organisations.save(new Organisation("qu", null, "示范区", "district", null));
        organisations.save(new Organisation("adm", "qu", "管理局", "bureau", null));
        organisations.save(new Organisation("adm-1", "adm", "一科", "department", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        roles.save("enterprise-contact", new Label("企业联系人", "Enterprise contact"));
        roles.save("system-admin", new Label("系统管理员", "System administrator"));
        users.save(List.of(
                new NewUser("admin", "管理员", "qu", List.of("system-admin"), PASSWORD),
                new NewUser("adm.officer", "周执法", "adm", List.of("officer"), PASSWORD),
                new NewUser("adm.contact", "陈联系", "adm", List.of("enterprise-contact"), PASSWORD)));
        admin = signedIn("admin", PASSWORD);
    }

    @Test
    void shouldLetOnlySystemAdministratorsAdminister() {
        var officer = signedIn("adm.officer", PASSWORD);

        assertThat(officer.get("/api/users").statusCode()).isEqualTo(403);
        assertThat(officer.get("/api/users").body()).contains("identity.forbidden", "系统管理员");
        assertThat(officer.post("/api/users", "{}").statusCode()).isEqualTo(403);
        assertThat(officer.post("/api/users/admin/password", "{}").statusCode()).isEqualTo(403);
        assertThat(officer.put("/api/organisations/qu", "{}").statusCode()).isEqualTo(403);
        assertThat(officer.post("/api/audit/verifications", "").statusCode()).isEqualTo(403);
        assertThat(officer.get("/api/organisations").statusCode()).isEqualTo(200);
        assertThat(officer.get("/api/roles").body()).contains("\"zh\":\"执法人员\"");
    }

    @Test
    void shouldOpenChangeAndCloseAnAccount() {
        jdbc.sql("DELETE FROM identity.app_user WHERE username = 'new.one'").update();
        var created = admin.post("/api/users", """
                {"username": "new.one", "name": "吴新", "organisation": "adm", "password": "Erst-Mal-99",
                 "roles": [{"role": "officer"}]}""");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(json(created).at("/roles/0/organisationName").asString()).isEqualTo("管理局");
        var person = signedIn("new.one", "Erst-Mal-99");
        assertThat(person.get("/api/me").statusCode()).isEqualTo(200);

        var changed = admin.put("/api/users/new.one", """
                {"name": "吴新民", "organisation": "adm-1", "active": false, "roles": []}""");

        assertThat(json(changed).at("/name").asString()).isEqualTo("吴新民");
        assertThat(json(changed).at("/active").asBoolean()).isFalse();
        assertThat(person.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(json(admin.get("/api/people?usernames=new.one"))
                        .at("/0/active")
                        .asBoolean())
                .isFalse();
        assertThat(jdbc.sql("SELECT action FROM audit.entry WHERE subject = 'user:new.one' AND username = 'admin'")
                        .query(String.class)
                        .list())
                .contains("user.created", "user.deactivated");
    }

    @Test
    void shouldRefuseAStaleChange() {
        var tag =
                admin.get("/api/users/adm.officer").headers().firstValue("ETag").orElseThrow();
        var body = """
                {"name": "周执法", "organisation": "adm", "roles": [{"role": "officer"}]}""";

        assertThat(put("/api/users/adm.officer", body, tag).statusCode()).isEqualTo(200);
        assertThat(put("/api/users/adm.officer", body, tag).statusCode()).isEqualTo(409);
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        var answer = admin.post("/api/users", """
                {"username": "ADMIN?", "name": " ", "organisation": "x", "password": "password",
                 "roles": [{"role": "king", "organisation": "y"}]}""");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(json(answer).at("/errors").findValuesAsString("field"))
                .contains("username", "name", "organisation", "password", "roles[0].role", "roles[0].organisation");
        assertThat(answer.body()).contains("密码至少 10 位");
    }

    @Test
    void shouldKeepOneSystemAdministrator() {
        var answer = admin.put("/api/users/admin", """
                {"name": "管理员", "organisation": "qu", "roles": []}""");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("identity.last-administrator");
        assertThat(admin.get("/api/users").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldUnlockAndResetThePassword() {
        jdbc.sql("""
                INSERT INTO identity.sign_in (username, failures, locked_until, failed_at)
                VALUES ('adm.officer', 5, now() + interval '15 minutes', now())
                ON CONFLICT (username) DO UPDATE SET failures = 5, locked_until = excluded.locked_until""").update();
        assertThat(json(admin.get("/api/users/adm.officer")).at("/lockedUntil").isNull())
                .isFalse();

        assertThat(admin.post("/api/users/adm.officer/unlock", "").statusCode()).isEqualTo(204);
        assertThat(signedIn("adm.officer", PASSWORD).get("/api/me").statusCode())
                .isEqualTo(200);
        var reset = admin.post("/api/users/adm.officer/password", """
                {"password": "Anderes-Wort-1"}""");
        assertThat(reset.statusCode()).isEqualTo(204);
        assertThat(signedIn("adm.officer", PASSWORD).get("/api/me").statusCode())
                .isEqualTo(401);
        admin.post("/api/users/adm.officer/password", "{\"password\": \"" + PASSWORD + "\"}");
    }

    @Test
    void shouldLetPeopleChangeTheirOwnPassword() {
        users.save(new NewUser("own.word", "孙密", "adm", List.of(), PASSWORD));
        var here = signedIn("own.word", PASSWORD);
        var elsewhere = signedIn("own.word", PASSWORD);

        var wrong = here.post("/api/me/password", """
                {"current": "nope", "replacement": "own.word-A1"}""");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(json(wrong).at("/errors").findValuesAsString("code"))
                .contains("password-wrong", "password-username");
        var changed = here.post("/api/me/password", """
                {"current": "Jianguan-2026", "replacement": "Viel-Besser-7"}""");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
        assertThat(here.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/api/me").statusCode())
                .as("other sessions end")
                .isEqualTo(401);
    }

    @Test
    void shouldPageThroughEverybodyOnce() {
        users.save(IntStream.range(0, 30)
                .mapToObj(n -> new NewUser("page" + n, "页" + n, "adm-1", List.of("officer"), null))
                .toList());
        var seen = new HashSet<String>();
        var cursor = "";
        do {
            var page = json(admin.get("/api/users?organisation=adm&role=officer&limit=7" + cursor));
            for (var row : page.at("/rows")) {
                assertThat(seen.add(row.at("/username").asString())).isTrue();
            }
            assertThat(page.at("/count/value").asInt()).isGreaterThanOrEqualTo(30);
            cursor = page.at("/next").isNull()
                    ? ""
                    : "&cursor=" + Browser.encode(page.at("/next").asString());
        } while (!cursor.isEmpty());
        assertThat(seen).contains("page0", "page29", "adm.officer");
    }

    @Test
    void shouldFindPeopleByAnyPartOfTheirName() {
        assertThat(admin.get("/api/users?q=" + Browser.encode("执法")).body()).contains("adm.officer");
        assertThat(admin.get("/api/users?q=M.OFF").body()).contains("adm.officer");
        assertThat(json(admin.get("/api/users?q=" + Browser.encode("执%"))).at("/rows"))
                .isEmpty();
        assertThat(json(admin.get("/api/people?role=officer&organisation=adm&q=" + Browser.encode("周")))
                        .at("/0/organisationName")
                        .asString())
                .isEqualTo("管理局");
    }

    @Test
    void shouldNotListTheAdministrationToThoseItSupervises() {
        var contact = signedIn("adm.contact", PASSWORD);

        assertThat(contact.get("/api/people?q=" + Browser.encode("周")).body()).isEqualTo("[]");
        assertThat(contact.get("/api/people?usernames=adm.officer").body()).contains("周执法");
    }

    @Test
    void shouldKeepTheTreeOfOrganisations() {
        var code = "org" + System.nanoTime();
        var created = admin.post("/api/organisations", """
                {"code": "%s", "parentCode": "adm", "name": "新科", "kind": "department"}""".formatted(code));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(admin.post("/api/organisations", """
                {"code": "%s", "name": "x", "kind": "bureau"}""".formatted(code)).body()).contains("taken");
        assertThat(admin.put("/api/organisations/" + code, """
                {"parentCode": "qu", "name": "新科室", "kind": "department", "active": false}""").statusCode()).isEqualTo(200);
        assertThat(organisations.find(code))
                .hasValueSatisfying(
                        organisation -> assertThat(organisation.active()).isFalse());
        assertThat(admin.put("/api/organisations/nowhere", """
                {"name": "x", "kind": "bureau"}""").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldServeEachListByAnIndex() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql("""
                    INSERT INTO identity.app_user (username, name, organisation)
                    SELECT 'plan' || n, chr(19968 + n % 5000) || chr(19968 + n * 7 % 5000), 'adm-1'
                    FROM generate_series(1, 20000) n""").update();
            jdbc.sql(
                            "INSERT INTO identity.user_role SELECT 'plan' || n, 'officer', 'adm-1' FROM generate_series(1, 50) n")
                    .update();
            jdbc.sql("ANALYZE identity.app_user").update();
            jdbc.sql("ANALYZE identity.user_role").update();

            assertThat(plan(new UserList.Filter(null, null, null, null))).contains("app_user_pkey");
            assertThat(plan(new UserList.Filter("一丈", null, null, true))).contains("app_user_grams");
            assertThat(plan(new UserList.Filter(null, "qu", null, null))).doesNotContain("Seq Scan on app_user");
            assertThat(plan(new UserList.Filter(null, null, "system-admin", null)))
                    .doesNotContain("Seq Scan on app_user");
            status.setRollbackOnly();
        });
    }

    private String plan(UserList.Filter filter) {
        return String.join(
                "\n",
                jdbc.sql("EXPLAIN " + list.query(filter, null, 51).getSQL(ParamType.INLINED))
                        .query(String.class)
                        .list());
    }

    private HttpResponse<String> put(String path, String body, String tag) {
        return admin.send(admin.request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .header("X-XSRF-TOKEN", admin.cookie("XSRF-TOKEN").orElse(""))
                .PUT(BodyPublishers.ofString(body)));
    }

    private Browser signedIn(String username, String password) {
        var browser = new Browser("http://localhost:" + port);
        browser.signIn(username, password);
        browser.get("/api/me");
        return browser;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
