package io.jianguan.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The embedded authorization server's form. */
@RestController
@OnEmbeddedSignIn
class SignInPage {
    static final String PATH = "/sign-in";

    private final Html html;
    private final DemoAccounts demo;
    private final Clock clock;

    SignInPage(Html html, DemoAccounts demo, Clock clock) {
        this.html = html;
        this.demo = demo;
        this.clock = clock;
    }

    @GetMapping(path = PATH, produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page(
            HttpServletRequest request,
            @Nullable CsrfToken csrf,
            Locale browser,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String expired) {
        var locale = Html.language(lang, browser);
        var language = Html.english(locale) ? "en" : "zh-CN";
        var hidden = """
                <input type="hidden" name="lang" value="%s">""".formatted(language);
        if (csrf != null) {
            hidden += """
                    <input type="hidden" name="%s" value="%s">""".formatted(csrf.getParameterName(), csrf.getToken());
        }
        var failure = SignInOutcome.lastFailure(request);
        var username = failure == null ? "" : failure.username();
        var body = """
                <h1>%s</h1>
                %s
                <form method="post" action="%s">
                %s
                <label for="username">%s</label>
                <input id="username" name="username" value="%s" required maxlength="64" autocomplete="username"
                  autocapitalize="none" spellcheck="false" %s>
                <label for="password">%s</label>
                <input id="password" name="password" type="password" required autocomplete="current-password" %s>
                <button class="main" type="submit">%s</button>
                </form>
                %s""".formatted(
                        html.text(locale, "page.sign-in"),
                        message(locale, failure, expired != null),
                        PATH,
                        hidden,
                        html.text(locale, "page.username"),
                        Html.escape(username),
                        focus(username.isEmpty(), failure),
                        html.text(locale, "page.password"),
                        focus(!username.isEmpty(), failure),
                        html.text(locale, "page.sign-in"),
                        demo.chooser(locale, hidden));
        return html.page(locale, "page.sign-in", PATH + (Html.english(locale) ? "?lang=zh-CN" : "?lang=en"), body);
    }

    private static String focus(boolean here, SignInOutcome.@Nullable Failure failure) {
        return (here ? "autofocus " : "") + (failure == null ? "" : "aria-invalid=\"true\" aria-describedby=\"error\"");
    }

    private String message(Locale locale, SignInOutcome.@Nullable Failure failure, boolean expired) {
        if (failure == null && !expired) {
            return "";
        }
        var until = failure == null ? null : failure.lockedUntil();
        String text;
        if (until != null) {
            var time = DateTimeFormatter.ofPattern("HH:mm").format(until.atZone(clock.getZone()));
            text = html.text(locale, "page.locked", SignIns.FAILURES, time);
        } else {
            text = html.text(locale, failure == null ? "page.expired" : "page.wrong", SignIns.FAILURES);
        }
        return """
                <div class="error" role="alert" id="error">%s</div>""".formatted(text);
    }

    /** Sends to the form, in the language the client asked for. */
    static class Entry extends LoginUrlAuthenticationEntryPoint {
        Entry() {
            super(PATH);
            setFavorRelativeUris(true);
        }

        @Override
        protected String determineUrlToUseForThisRequest(
                HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
            var language = request.getParameter("ui_locales");
            return language == null ? PATH : PATH + "?lang=" + (language.equals("en") ? "en" : "zh-CN");
        }
    }
}
