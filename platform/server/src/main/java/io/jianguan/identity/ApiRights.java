package io.jianguan.identity;

import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Who may call what, for browsers and machines alike. What lies on records is checked where they are read. */
@Component
class ApiRights {
    private final Actors actors;

    ApiRights(Actors actors) {
        this.actors = actors;
    }

    void on(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers("/api/portal/**", "/actuator/health/**", "/actuator/health")
                .permitAll()
                .requestMatchers("/api/users/**", "/api/users", "/api/audit/**", "/api/operator/**", "/actuator/**")
                .access(administrator())
                .requestMatchers(HttpMethod.GET, "/api/organisations/**")
                .access(account())
                .requestMatchers("/api/organisations/**", "/api/organisations")
                .access(administrator())
                .requestMatchers("/api/shared/**")
                .access(machine())
                .requestMatchers("/api/**", "/v3/api-docs/**")
                .access(account())
                .anyRequest()
                .permitAll();
    }

    /** An account that was closed since the sign-in is nobody's: 401. */
    private AuthorizationManager<RequestAuthorizationContext> account() {
        return (authentication, request) -> {
            actors.current();
            return new AuthorizationDecision(true);
        };
    }

    /** Whoever brings a token of its own, with or without an account; what it may is for the module that is asked. */
    private static AuthorizationManager<RequestAuthorizationContext> machine() {
        return (authentication, request) ->
                new AuthorizationDecision(authentication.get() instanceof JwtAuthenticationToken);
    }

    private AuthorizationManager<RequestAuthorizationContext> administrator() {
        return (authentication, request) ->
                new AuthorizationDecision(actors.current().has(Roles.SYSTEM_ADMIN));
    }
}
