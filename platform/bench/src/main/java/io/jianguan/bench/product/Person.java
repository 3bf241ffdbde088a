package io.jianguan.bench.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who works through the REST interface, as the screens do. */
public final class Person {
    public static final JsonMapper JSON = new JsonMapper();

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** For everybody: a client each would be threads each. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    private final String url;
    private final String username;
    private final List<HttpCookie> cookies;
    private final Duration patience;

    private Person(String url, String username, List<HttpCookie> cookies, Duration patience) {
        this.url = url;
        this.username = username;
        this.cookies = cookies;
        this.patience = patience;
    }

    public static Person signIn(String url, String username, String password) throws IOException, InterruptedException {
        var cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var page = body(
                    http.send(request(url, "/oauth2/authorization/jianguan").build(), BodyHandlers.ofString()));
            var csrf = CSRF.matcher(page);
            var form = "username=" + encode(username) + "&password=" + encode(password)
                    + (csrf.find() ? "&_csrf=" + encode(csrf.group(1)) : "");
            http.send(
                    request(url, "/sign-in")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.discarding());
            body(http.send(request(url, "/api/me").build(), BodyHandlers.ofString()));
        }
        return new Person(url, username, cookies.getCookieStore().getCookies(), PATIENCE);
    }

    /** The same session at another server of the same database. @param patience how long an answer may take there */
    public Person at(String otherUrl, Duration patience) {
        return new Person(otherUrl, username, cookies, patience);
    }

    public String username() {
        return username;
    }

    /** Opens the live updates. */
    public void listen() throws InterruptedException {
        Thread.ofVirtual().name("stream of " + username).start(() -> {
            try {
                var stream = HTTP.send(signed("/api/stream").build(), BodyHandlers.ofLines());
                stream.body().map(line -> line.replace(" ", "")).forEach(line -> {
                    if (line.equals("event:task") || line.equals("event:open")) {
                        told.add(System.nanoTime());
                    }
                });
            } catch (IOException | InterruptedException | UncheckedIOException end) {
                // the server was closed
            }
        });
        Objects.requireNonNull(told.poll(10, TimeUnit.SECONDS), "no live updates");
    }

    public void forget() {
        told.clear();
    }

    /** When the next task's event came in, of {@link System#nanoTime}. */
    public long told() throws InterruptedException {
        return Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "no event");
    }

    /** An answer, whatever it says. */
    public record Answer(String request, int status, String text) {
        public JsonNode json() {
            if (status >= 300) {
                throw new IllegalStateException(request + " → " + status + " " + text);
            }
            return text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
        }
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return ask(path).json();
    }

    public Answer ask(String path) throws IOException, InterruptedException {
        return answer(HTTP.send(signed(path).build(), BodyHandlers.ofString()));
    }

    /** @param headers names and values by turns */
    public CompletableFuture<Answer> send(String method, String path, JsonNode body, String... headers) {
        var request = signed(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.toString()));
        for (var cookie : cookies) {
            if (cookie.getName().equals("XSRF-TOKEN")) {
                request.header("X-XSRF-TOKEN", cookie.getValue());
            }
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.sendAsync(request.build(), BodyHandlers.ofString()).thenApply(Person::answer);
    }

    /** The tasks of a list's first page. */
    public JsonNode tasks(String scope) throws IOException, InterruptedException {
        return get("/api/tasks?scope=" + scope).path("rows");
    }

    public void claim(long task) {
        send("POST", "/api/tasks/" + task + "/claim", JSON.createObjectNode())
                .join()
                .json();
    }

    public CompletableFuture<JsonNode> complete(long task, int amount) {
        return send("POST", "/api/tasks/" + task + "/complete", submission(amount))
                .thenApply(Answer::json);
    }

    /** What the bench's form takes. */
    public static JsonNode submission(int amount) {
        var data = JSON.createObjectNode().put("opinion", "同意，请继续").put("amount", amount);
        return JSON.createObjectNode().set("data", data);
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(response.request().toString(), response.statusCode(), response.body());
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.request() + " → " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder signed(String path) {
        return request(url, path)
                .timeout(patience)
                .header(
                        "Cookie",
                        cookies.stream()
                                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private static HttpRequest.Builder request(String url, String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).header("Accept-Language", "zh-CN");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
