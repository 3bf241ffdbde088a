package io.jianguan.identity;

import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2ClientAuthenticationConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/**
 * The authorization server inside this one, where no external provider is set. It shares the browser's session with the
 * application but nothing in it: its security context, its saved request and its CSRF token have names of their own.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@OnEmbeddedSignIn
class EmbeddedProvider {
    static final Duration TOKEN_LIFE = Duration.ofMinutes(15);
    private static final String OWN = "jianguan.authorization-server.";

    @Bean
    Keys keys(IdentitySettings settings) {
        return new Keys(settings.data());
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(
            HttpSecurity http,
            SecurityHeaders headers,
            SignIns signIns,
            Passwords passwords,
            ApplicationEventPublisher events) {
        var requests = new HttpSessionRequestCache();
        requests.setSessionAttrName(OWN + "request");
        var outcome = new SignInOutcome(requests);
        var server = new OAuth2AuthorizationServerConfigurer();
        var endpoints = server.getEndpointsMatcher();
        var page = PathPatternRequestMatcher.withDefaults().matcher(SignInPage.PATH);
        http.securityMatcher(new OrRequestMatcher(endpoints, page))
                .with(server, provider -> provider.oidc(oidc -> {}).clientAuthentication(EmbeddedProvider::plainSecret))
                // no bean: as one it would also be asked as everybody's parent, and count each failure twice
                .authenticationProvider(new PasswordSignIn(signIns, passwords, events))
                .authorizeHttpRequests(rights ->
                        rights.requestMatchers(page).permitAll().anyRequest().authenticated())
                .securityContext(context -> {
                    var contexts = new HttpSessionSecurityContextRepository();
                    contexts.setSpringSecurityContextKey(OWN + "context");
                    context.securityContextRepository(contexts);
                })
                .requestCache(cache -> cache.requestCache(requests))
                .csrf(csrf -> {
                    var tokens = new HttpSessionCsrfTokenRepository();
                    tokens.setSessionAttributeName(OWN + "csrf");
                    csrf.csrfTokenRepository(tokens).ignoringRequestMatchers(endpoints);
                })
                .formLogin(form -> form.loginPage(SignInPage.PATH)
                        .loginProcessingUrl(SignInPage.PATH)
                        .successHandler(outcome)
                        .failureHandler(outcome))
                .exceptionHandling(failures -> failures.authenticationEntryPoint(new SignInPage.Entry())
                        .accessDeniedHandler(
                                (request, response, cause) -> response.sendRedirect(SignInPage.PATH + "?expired")))
                .logout(logout -> logout.disable())
                .headers(headers::on);
        return http.build();
    }

    /** 256 random bits need no slow hash at every sign-in. */
    private static void plainSecret(OAuth2ClientAuthenticationConfigurer clients) {
        clients.authenticationProviders(providers -> providers.forEach(provider -> {
            if (provider instanceof ClientSecretAuthenticationProvider secrets) {
                secrets.setPasswordEncoder(new PlainSecret());
            }
        }));
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(Here here) {
        return AuthorizationServerSettings.builder().issuer(here.issuer()).build();
    }

    @Bean
    RegisteredClientRepository registeredClients(
            Here here, Keys keys, IdentitySettings settings, ObjectProvider<ClientSource> sources) {
        return new OwnClient(
                here,
                keys.clientSecret(),
                settings.machines(),
                sources.orderedStream().toList());
    }

    @Bean
    OAuth2AuthorizationService authorizations(Clock clock) {
        return new RecentAuthorizations(clock);
    }

    @Bean
    UnregisteredSessions sessionRegistry() {
        return new UnregisteredSessions();
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(Keys keys) {
        return new ImmutableJWKSet<>(keys.signing());
    }

    /** An access token is for this server's API; an identity token must not open it. */
    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> audience() {
        return context -> {
            if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
                context.getClaims().audience(List.of(SignInSecurity.AUDIENCE));
            }
        };
    }

    @Bean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, Here here) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys).build();
        decoder.setJwtValidator(SignInSecurity.valid(here.issuer(), SignInSecurity.AUDIENCE));
        return decoder;
    }
}
