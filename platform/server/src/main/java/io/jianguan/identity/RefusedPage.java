package io.jianguan.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why nobody is signed in, and what to do. */
@RestController
class RefusedPage {
    static final String PATH = "/sign-in/refused";
    private static final Set<String> REASONS = Set.of("no-account", "address", "failed");

    private final Html html;

    RefusedPage(Html html) {
        this.html = html;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(
            Locale browser,
            @RequestParam(defaultValue = "failed") String reason,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable String lang) {
        var locale = Html.language(lang, browser);
        var known = REASONS.contains(reason) ? reason : "failed";
        var body = """
                <h1>%s</h1>
                <p role="alert">%s</p>
                <a class="main" href="/oauth2/authorization/%s">%s</a>""".formatted(
                        html.text(locale, "page.refused"),
                        html.text(locale, "page.refused." + known, name),
                        BrowserClient.REGISTRATION,
                        html.text(locale, "page.again"));
        var here = PATH + "?reason=" + known + "&name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        return html.page(locale, "page.refused", here + "&lang=" + (Html.english(locale) ? "zh-CN" : "en"), body);
    }
}
