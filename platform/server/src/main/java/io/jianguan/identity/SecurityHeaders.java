package io.jianguan.identity;

import io.jianguan.rest.MapSettings;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.stereotype.Component;

/** What browsers are told on every answer. */
@Component
final class SecurityHeaders {
    private final String policy;

    SecurityHeaders(MapSettings map) {
        // Ant Design and bpmn-js write styles inline; bpmn-js brings its fonts, and its diagrams as images, as data.
        policy = String.join(
                "; ",
                "default-src 'self'",
                "script-src 'self'",
                "style-src 'self' 'unsafe-inline'",
                Stream.concat(Stream.of("img-src 'self' data: blob:"), map.sources().stream())
                        .collect(Collectors.joining(" ")),
                "font-src 'self' data:",
                "media-src 'self' blob:",
                "worker-src 'self' blob:",
                "object-src 'none'",
                "base-uri 'self'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }

    void on(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(directives -> directives.policyDirectives(policy))
                .frameOptions(frame -> frame.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                        permissions.policy("camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"))
                .cacheControl(cache -> cache.disable())
                .addHeaderWriter((request, response) -> {
                    if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
                        response.setHeader(HttpHeaders.CACHE_CONTROL, caching(request.getRequestURI()));
                    }
                });
    }

    /** The build names assets by their content; whatever else may change is asked for again. */
    private static String caching(String path) {
        if (path.startsWith("/assets/")) {
            return "public, max-age=31536000, immutable";
        }
        return path.matches("/[^/]*(\\.\\w+)?") && !path.equals(SignInPage.PATH) ? "no-cache" : "no-store";
    }
}
