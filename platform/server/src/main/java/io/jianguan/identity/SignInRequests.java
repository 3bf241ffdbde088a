package io.jianguan.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.stereotype.Component;

/**
 * Starts a sign-in: {@code GET /oauth2/authorization/jianguan?return=/tasks/7&lang=en}. Afterwards the browser is back
 * where it was, and the sign-in page speaks the language the screen spoke.
 */
@Component
class SignInRequests implements OAuth2AuthorizationRequestResolver {
    static final String RETURN = "jianguan.return";
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");

    private final OAuth2AuthorizationRequestResolver requests;
    private final IdentitySettings settings;
    private final Here here;

    SignInRequests(ClientRegistrationRepository clients, IdentitySettings settings, Here here) {
        this.requests = new DefaultOAuth2AuthorizationRequestResolver(clients);
        this.settings = settings;
        this.here = here;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return ours(request, requests.resolve(request));
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String client) {
        return ours(request, requests.resolve(request, client));
    }

    private @Nullable OAuth2AuthorizationRequest ours(
            HttpServletRequest request, @Nullable OAuth2AuthorizationRequest made) {
        if (made == null) {
            return null;
        }
        var target = request.getParameter("return");
        if (isOurs(target)) {
            request.getSession().setAttribute(RETURN, target);
        }
        var ours = OAuth2AuthorizationRequest.from(made);
        var language = request.getParameter("lang");
        if (language != null && LANGUAGES.contains(language)) {
            ours.additionalParameters(parameters -> parameters.put("ui_locales", language));
        }
        if (!here.known(BrowserClient.CALLBACK).contains(made.getRedirectUri())) {
            elsewhere(ours);
        }
        return ours.build();
    }

    /** Came by a host this server was not told of. */
    private void elsewhere(OAuth2AuthorizationRequest.Builder ours) {
        var base = here.base();
        if (base != null) {
            ours.redirectUri(base + BrowserClient.CALLBACK);
        } else if (settings.embeddedSignIn()) {
            ours.authorizationRequestUri(RefusedPage.PATH + "?reason=address");
        }
    }

    /** A path on this server, and nothing that a browser could take for another one. */
    static boolean isOurs(@Nullable String target) {
        return target != null
                && target.startsWith("/")
                && !target.startsWith("//")
                && target.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c));
    }
}
