package io.jianguan.identity;

import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Two ways to the same API: machines with a token and no session, browsers with a session and no token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class SignInSecurity {
    /** Whom a machine's token must be meant for, unless {@code jianguan.oidc.audience} says otherwise. */
    static final String AUDIENCE = "jianguan-api";

    @Bean
    @Order(2)
    SecurityFilterChain machines(
            HttpSecurity http,
            ApiRights rights,
            Refusals refusals,
            SecurityHeaders headers,
            JwtDecoder decoder,
            IdentitySettings settings) {
        var principals = new JwtAuthenticationConverter();
        var oidc = settings.oidc();
        principals.setPrincipalClaimName(oidc == null ? "sub" : oidc.usernameClaim());
        http.securityMatcher(Machines::matches)
                .authorizeHttpRequests(rights::on)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(principals)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .logout(logout -> logout.disable())
                .headers(headers::on);
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain browsers(
            HttpSecurity http,
            ApiRights rights,
            Refusals refusals,
            SecurityHeaders headers,
            SignInRequests requests,
            SignedInPeople people,
            SessionOutcome outcome) {
        http.authorizeHttpRequests(rights::on)
                .csrf(CsrfConfigurer::spa)
                .oauth2Login(login -> login
                        // a page of our own, so that the framework makes none
                        .loginPage("/")
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(people))
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .logout(logout -> logout.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/sign-out"))
                        .addLogoutHandler(outcome)
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .requestCache(cache -> cache.disable())
                .headers(headers::on);
        return http.build();
    }

    static OAuth2TokenValidator<Jwt> valid(String issuer, String audience) {
        return new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(issuer), new JwtAudienceValidator(audience));
    }

    /** Fetches the provider's keys when the first token comes. */
    @Bean
    @ConditionalOnProperty("jianguan.oidc.authorization-uri")
    JwtDecoder externalJwtDecoder(IdentitySettings settings) {
        var oidc = Objects.requireNonNull(settings.oidc());
        var decoder = NimbusJwtDecoder.withJwkSetUri(oidc.jwksUri()).build();
        var audience = oidc.audience();
        decoder.setJwtValidator(valid(oidc.issuer(), audience == null ? AUDIENCE : audience));
        return decoder;
    }
}
