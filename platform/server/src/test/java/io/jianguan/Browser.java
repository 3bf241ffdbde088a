package io.jianguan;

import java.io.IOException;
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
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as HTTP goes: keeps cookies, follows no redirect unless told to. */
public class Browser {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    public Browser(String base) {
        this.base = base;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    public HttpResponse<String> post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse(""))
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").orElse(""))
                .PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> form(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Follows redirects to the page that answers itself. */
    public HttpResponse<String> follow(HttpResponse<String> response) {
        var at = response;
        for (var hops = 0; hops < 10 && at.statusCode() / 100 == 3; hops++) {
            at = get(at.headers().firstValue("Location").orElseThrow());
        }
        return at;
    }

    /** As a person does it: opens the form, fills it in, is sent back. */
    public HttpResponse<String> signIn(String username, String password) {
        var page = follow(get("/oauth2/authorization/jianguan?return=/back"));
        return submit(page, username, password);
    }

    public HttpResponse<String> submit(HttpResponse<String> page, String username, String password) {
        var answer = form(
                "/sign-in",
                Map.of(
                        "username",
                        username,
                        "password",
                        password,
                        "_csrf",
                        hidden(page.body(), "_csrf"),
                        "lang",
                        "zh-CN"));
        while (answer.statusCode() / 100 == 3
                && !answer.headers().firstValue("Location").orElseThrow().endsWith("/back")) {
            answer = get(answer.headers().firstValue("Location").orElseThrow());
        }
        return answer;
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(java.net.HttpCookie::getValue)
                .findFirst();
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(path.startsWith("http") ? path : base + path))
                .header("Accept-Language", "zh-CN");
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String hidden(String html, String name) {
        var field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(html);
        if (!field.find()) {
            throw new AssertionError("no field " + name + " in " + html);
        }
        return field.group(1);
    }
}
