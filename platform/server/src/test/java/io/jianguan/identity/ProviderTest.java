package io.jianguan.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.Browser;
import io.jianguan.CoreTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Machines, restarts and external providers; this test's server is the external provider of a second one. */
@Tag("C9")
class ProviderTest extends CoreTest {
    private static final String PASSWORD = "Jianguan-2026";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    @LocalServerPort
    int port;

    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    DataSource database;

    @BeforeEach
    void people() {
        organisations.save(new Organisation("qu", null, "示范区", "district", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        users.save(new NewUser("prov.officer", "李执法", "qu", List.of("officer"), PASSWORD));
    }

    @Test
    void shouldOpenTheApiToAMachineWithAnAccessTokenOnly() throws IOException {
        var tokens = tokens();
        var machine = new Browser("http://localhost:" + port);

        var me = machine.send(machine.request("/api/me").header("Authorization", "Bearer " + access(tokens)));
        var identity = machine.send(machine.request("/api/me")
                .header("Authorization", "Bearer " + tokens.at("/id_token").asString()));

        assertThat(me.statusCode()).as(me.body()).isEqualTo(200);
        assertThat(me.body()).contains("李执法");
        assertThat(me.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(identity.statusCode()).as("an identity token opens nothing").isEqualTo(401);
    }

    @Test
    void shouldLetAMachineChangeThingsWithoutACsrfToken() throws IOException {
        var machine = new Browser("http://localhost:" + port);

        var answer = machine.send(machine.request("/api/me/password")
                .header("Authorization", "bearer " + access(tokens()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));

        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void shouldRefuseACodeWithoutItsVerifier() throws IOException {
        var browser = new Browser("http://localhost:" + port);

        var answer = exchange(browser, code(browser), "x".repeat(43));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_grant");
    }

    @Test
    void shouldKeepTheSessionThroughARestart() {
        var browser = new Browser("http://localhost:" + port);
        browser.signIn("prov.officer", PASSWORD);

        try (var restarted = new OtherServer(database, Map.of("jianguan.data", data.toString()))) {
            assertThat(browser.get("http://localhost:" + restarted.port() + "/api/me")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldSignInWithAnExternalProvider() throws IOException {
        try (var server = new OtherServer(database, external("http://localhost:" + port))) {
            var browser = new Browser("http://127.0.0.1:" + server.port());

            var form = browser.follow(browser.get("/oauth2/authorization/jianguan?return=/back"));
            var provider = new Browser("http://localhost:" + port);
            assertThat(form.uri().getPort()).isEqualTo(port);
            assertThat(browser.get("/sign-in").statusCode())
                    .as("the form of the embedded provider is off")
                    .isEqualTo(404);
            assertThat(browser.get("/oauth2/jwks").statusCode()).isEqualTo(404);

            var back = signInAt("http://localhost:" + port, browser, form);

            assertThat(back.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/back"));
            assertThat(browser.get("/api/me").body()).contains("李执法");
            assertThat(browser.post("/api/me/password", "{}").body()).contains("identity.password-external");
            assertThat(provider.get("/api/me").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void shouldStartThoughTheProviderIsDown() throws IOException {
        try (var server = new OtherServer(database, external("http://localhost:1"))) {
            var browser = new Browser("http://127.0.0.1:" + server.port());

            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(browser.get("/oauth2/authorization/jianguan").headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).startsWith("http://localhost:1/oauth2/authorize"));
        }
    }

    private Map<String, Object> external(String provider) throws IOException {
        return Map.of(
                "jianguan.data",
                Files.createTempDirectory("jianguan").toString(),
                "jianguan.oidc.authorization-uri",
                provider + "/oauth2/authorize",
                "jianguan.oidc.token-uri",
                provider + "/oauth2/token",
                "jianguan.oidc.jwks-uri",
                provider + "/oauth2/jwks",
                "jianguan.oidc.issuer",
                "http://localhost:0",
                "jianguan.oidc.client-id",
                "jianguan",
                "jianguan.oidc.client-secret",
                secret(),
                "jianguan.oidc.scopes",
                "openid");
    }

    private static HttpResponse<String> signInAt(String provider, Browser browser, HttpResponse<String> form) {
        var answer = browser.form(
                provider + "/sign-in",
                Map.of(
                        "username",
                        "prov.officer",
                        "password",
                        PASSWORD,
                        "_csrf",
                        Browser.hidden(form.body(), "_csrf")));
        while (!answer.headers().firstValue("Location").orElse("/back").endsWith("/back")) {
            answer = browser.get(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer;
    }

    private JsonNode tokens() throws IOException {
        var browser = new Browser("http://localhost:" + port);
        var answer = exchange(browser, code(browser), VERIFIER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String code(Browser browser) {
        browser.signIn("prov.officer", PASSWORD);
        var answer = browser.get("/oauth2/authorize?response_type=code&client_id=jianguan&scope=openid&code_challenge="
                + CHALLENGE + "&code_challenge_method=S256&redirect_uri=" + Browser.encode(callback()));
        var code = Pattern.compile("[?&]code=([^&]+)")
                .matcher(answer.headers().firstValue("Location").orElseThrow());
        assertThat(code.find()).as(answer.headers().toString()).isTrue();
        return code.group(1);
    }

    private HttpResponse<String> exchange(Browser browser, String code, String verifier) throws IOException {
        var basic = Base64.getEncoder().encodeToString(("jianguan:" + secret()).getBytes(StandardCharsets.UTF_8));
        return browser.send(browser.request("/oauth2/token")
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=authorization_code&code=" + code + "&code_verifier="
                        + verifier + "&redirect_uri=" + Browser.encode(callback()))));
    }

    private String callback() {
        return "http://localhost:" + port + "/login/oauth2/code/jianguan";
    }

    private static String access(JsonNode tokens) {
        return tokens.at("/access_token").asString();
    }

    private String secret() throws IOException {
        return Files.readString(data.resolve("identity/client-secret"));
    }
}
