package io.jianguan.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who works through the REST interface with the live updates open, as the screens do. */
final class Person {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"\\s+value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();
    private final String url;

    private Person(String url) {
        this.url = url;
    }

    static Person signIn(String url, String username, String password) throws IOException, InterruptedException {
        var person = new Person(url);
        var page = person.get("/oauth2/authorization/jianguan");
        var csrf = CSRF.matcher(page);
        var form = "username=" + encode(username) + "&password=" + encode(password)
                + (csrf.find() ? "&_csrf=" + encode(csrf.group(1)) : "");
        person.http.send(
                person.request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.discarding());
        person.get("/api/me");
        Thread.ofVirtual().name("stream of " + username).start(person::listen);
        Objects.requireNonNull(person.told.poll(10, TimeUnit.SECONDS), "no live updates");
        return person;
    }

    private void listen() {
        try {
            var stream = http.send(request("/api/stream").build(), BodyHandlers.ofLines());
            stream.body().map(line -> line.replace(" ", "")).forEach(line -> {
                if (line.equals("event:task") || line.equals("event:open")) {
                    told.add(System.nanoTime());
                }
            });
        } catch (IOException | InterruptedException | UncheckedIOException end) {
            // the server was closed
        }
    }

    void forget() {
        told.clear();
    }

    /** When the next task's event came in, of {@link System#nanoTime}. */
    long told() throws InterruptedException {
        return Objects.requireNonNull(told.poll(30, TimeUnit.SECONDS), "no event");
    }

    /** The id of the task about the record that may be claimed. */
    Optional<Long> claimable(long recordId) throws IOException, InterruptedException {
        for (var task : JSON.readTree(get("/api/tasks?scope=candidate")).path("rows")) {
            if (task.path("record").path("id").asString().equals(String.valueOf(recordId))) {
                return Optional.of(Long.valueOf(task.path("id").asString()));
            }
        }
        return Optional.empty();
    }

    void claim(long task) {
        post("/api/tasks/" + task + "/claim", JSON.createObjectNode()).join();
    }

    CompletableFuture<Void> complete(long task, int amount) {
        var data = JSON.createObjectNode().put("opinion", "同意，请继续").put("amount", amount);
        return post("/api/tasks/" + task + "/complete", JSON.createObjectNode().set("data", data));
    }

    private CompletableFuture<Void> post(String path, JsonNode body) {
        var token = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow();
        var request = request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", token.getValue())
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).thenAccept(Person::body);
    }

    private String get(String path) throws IOException, InterruptedException {
        return body(http.send(request(path).build(), BodyHandlers.ofString()));
    }

    private static String body(HttpResponse<String> response) {
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.request() + " → " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).header("Accept-Language", "zh-CN");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
