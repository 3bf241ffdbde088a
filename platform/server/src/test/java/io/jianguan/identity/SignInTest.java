package io.jianguan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.Browser;
import io.jianguan.CoreTest;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("C9")
class SignInTest extends CoreTest {
    private static final String PASSWORD = "Jianguan-2026";

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    Browser browser;

    @BeforeEach
    void people() {
        organisations.save(new Organisation("qu", null, "示范区", "district", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        roles.save("system-admin", new Label("系统管理员", "System administrator"));
        users.save(new NewUser("sign.officer", "李执法", "qu", List.of("officer"), PASSWORD));
        users.save(new NewUser("admin", "管理员", "qu", List.of("system-admin"), PASSWORD));
        browser = new Browser("http://localhost:" + port);
    }

    @Test
    void shouldSignInByTheFormAndOutAgain() {
        var back = browser.signIn("sign.officer", PASSWORD);

        assertThat(back.statusCode()).isEqualTo(302);
        assertThat(location(back)).endsWith("/back");
        var me = browser.get("/api/me");
        assertThat(me.statusCode()).isEqualTo(200);
        assertThat(me.body()).contains("李执法", "执法人员");
        assertThat(browser.post("/api/sign-out", "").statusCode()).isEqualTo(204);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        var again = browser.follow(browser.get("/oauth2/authorization/jianguan"));
        assertThat(again.body()).as("the provider's session has ended too").contains("id=\"password\"");
        assertThat(actions("user:sign.officer")).contains("sign-in.succeeded", "sign-out");
    }

    @Test
    void shouldSignInOn127001Too() {
        var other = new Browser("http://127.0.0.1:" + port);

        assertThat(location(other.signIn("SIGN.officer", PASSWORD)))
                .startsWith("http://127.0.0.1")
                .endsWith("/back");
        assertThat(other.get("/api/me").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldKeepTheCookieFromScriptsAndOtherSites() {
        var page = browser.get("/oauth2/authorization/jianguan");

        assertThat(page.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("jianguan-session=")
                        .contains("HttpOnly")
                        .contains("SameSite=Lax"));
    }

    @Test
    void shouldAnswer401AsAProblemWithoutASession() {
        var answer = browser.get("/api/me");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"code\":\"identity.signed-out\"", "您尚未登录");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void shouldRefuseAChangeWithoutTheCsrfToken() {
        browser.signIn("sign.officer", PASSWORD);

        var answer = browser.send(browser.request("/api/me/password")
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("identity.csrf");
    }

    @Test
    void shouldLockTheNameAfterFiveFailuresEvenForTheRightPassword() {
        users.save(new NewUser("locked.one", "张三", "qu", List.of("officer"), PASSWORD));
        var page = browser.follow(browser.get("/oauth2/authorization/jianguan"));
        HttpResponse<String> answer = page;
        for (var n = 0; n < 4; n++) {
            answer = browser.submit(answer, "locked.one", "wrong");
            assertThat(answer.body()).contains("用户名或密码不正确").contains("role=\"alert\"");
        }
        answer = browser.submit(answer, "locked.one", "wrong");
        assertThat(answer.body()).contains("已暂停登录");
        assertThat(browser.submit(answer, "locked.one", PASSWORD).body()).contains("已暂停登录");
        assertThat(actions("user:locked.one")).contains("sign-in.failed", "sign-in.locked");
    }

    @Test
    void shouldAnswerForAnUnknownNameAsForAKnownOne() {
        var answer = browser.follow(browser.get("/oauth2/authorization/jianguan"));
        for (var n = 0; n < 5; n++) {
            answer = browser.submit(answer, "no.such.person", "wrong");
        }
        assertThat(answer.body()).contains("已暂停登录");
    }

    @Test
    void shouldRefuseACodeRequestWithoutPkce() {
        browser.signIn("sign.officer", PASSWORD);

        var answer = browser.get("/oauth2/authorize?response_type=code&client_id=jianguan&scope=openid&redirect_uri="
                + Browser.encode("http://localhost:" + port + "/login/oauth2/code/jianguan"));

        assertThat(location(answer)).contains("error=invalid_request").contains("code_challenge");
    }

    @Test
    void shouldRefuseToSendACodeElsewhere() {
        browser.signIn("sign.officer", PASSWORD);

        var answer = browser.get("/oauth2/authorize?response_type=code&client_id=jianguan&scope=openid"
                + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
                + "&redirect_uri=https%3A%2F%2Fevil.example%2F");

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void shouldNotOpenTheMachinesChainWithASession() {
        browser.signIn("sign.officer", PASSWORD);

        var answer = browser.send(browser.request("/api/me").header("Authorization", "Bearer nonsense"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Bearer"));
    }

    @Test
    void shouldEndTheSessionWhenTheAccountIsClosed() {
        users.save(new NewUser("leaving.one", "赵六", "qu", List.of("officer"), PASSWORD));
        browser.signIn("leaving.one", PASSWORD);

        users.change(new Users.Account("leaving.one", "赵六", "qu", false, List.of(), 0), null);

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldTellASubjectWithoutAnAccountSo() {
        users.save(new NewUser("gone.one", "钱七", "qu", List.of("officer"), PASSWORD));
        browser.signIn("gone.one", PASSWORD);
        // as with an external provider, which goes on vouching for the person
        jdbc.sql("UPDATE identity.app_user SET active = false WHERE username = 'gone.one'")
                .update();

        var page = browser.follow(browser.get("/oauth2/authorization/jianguan"));

        assertThat(page.body()).contains("未能登录").contains("gone.one");
    }

    @Test
    void shouldSpeakEnglishWhenAsked() {
        var page = browser.follow(browser.get("/oauth2/authorization/jianguan?lang=en"));

        assertThat(page.body()).contains("<html lang=\"en\">", "User name", "中文", "?lang=zh-CN");
    }

    @Test
    void shouldNotReturnToAnotherSite() {
        assertThat(SignInRequests.isOurs("/tasks/7?tab=form")).isTrue();
        assertThat(List.of("//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", ""))
                .noneMatch(SignInRequests::isOurs);
    }

    @Test
    void shouldRefuseAnAddressItWasNotTold() throws Exception {
        // by hand: Java's client lets nobody choose the host
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write("""
                    GET /oauth2/authorization/jianguan HTTP/1.1\r
                    Host: elsewhere.example\r
                    Connection: close\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).contains("/sign-in/refused?reason=address");
        }
        assertThat(browser.get("/sign-in/refused?reason=address").body()).contains("jianguan.base-url");
    }

    @Test
    void shouldKeepItsSecretsToItself() throws Exception {
        for (var name : List.of("client-secret", "signing-key.json")) {
            var file = data.resolve("identity").resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void shouldTakeAnyNonsenseForAWrongPassword() {
        var page = browser.follow(browser.get("/oauth2/authorization/jianguan"));

        assertThat(browser.submit(page, "sign.officer", "长".repeat(100)).body()).contains("用户名或密码不正确");
        for (var name : List.of("x".repeat(20_000), "a\u0000b", "<script>alert(1)</script>", " ")) {
            page = browser.submit(page, name, "x");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("用户名或密码不正确").doesNotContain("<script>");
        }
    }

    @Test
    void shouldTellBrowsersWhatIsAllowed() {
        var headers = browser.get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "script-src 'self';", "frame-ancestors 'none'"));
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(browser.get("/api/me").headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(browser.get("/assets/x-1234.js").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("immutable"));
        assertThat(browser.get("/actuator/health").statusCode()).isEqualTo(200);
        assertThat(browser.get("/api/portal/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldOfferDemoAccounts() {
        var page = browser.follow(browser.get("/oauth2/authorization/jianguan"));

        assertThat(page.body()).contains("value=\"admin\">管理员");
    }

    private List<String> actions(String subject) {
        return jdbc.sql("SELECT action FROM audit.entry WHERE subject = :subject ORDER BY id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
