package io.jianguan.identity;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;

/** This application as the client of whoever signs people in. Endpoints are named: nothing is asked at start. */
@Configuration(proxyBeanMethods = false)
class BrowserClient {
    static final String REGISTRATION = "jianguan";
    static final String CALLBACK = "/login/oauth2/code/" + REGISTRATION;

    /** Made at the first sign-in, when the server's own port is known. */
    @Bean
    ClientRegistrationRepository clientRegistrations(IdentitySettings settings, Here here, ObjectProvider<Keys> keys) {
        return id -> {
            if (!REGISTRATION.equals(id)) {
                return null;
            }
            var oidc = settings.oidc();
            return oidc == null ? embedded(here, keys.getObject().clientSecret()) : external(oidc);
        };
    }

    private static ClientRegistration embedded(Here here, String secret) {
        return registration()
                .clientId(OwnClient.ID)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope("openid")
                // relative: the browser stays on the host it came by
                .authorizationUri("/oauth2/authorize")
                .tokenUri(here.loopback("/oauth2/token"))
                .jwkSetUri(here.loopback("/oauth2/jwks"))
                .issuerUri(here.issuer())
                .userNameAttributeName("sub")
                .build();
    }

    private static ClientRegistration external(IdentitySettings.Oidc oidc) {
        return registration()
                .clientId(oidc.clientId())
                .clientSecret(oidc.clientSecret())
                .clientAuthenticationMethod(
                        oidc.clientSecret() == null
                                ? ClientAuthenticationMethod.NONE
                                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .scope(oidc.scopes())
                .authorizationUri(oidc.authorizationUri())
                .tokenUri(oidc.tokenUri())
                .jwkSetUri(oidc.jwksUri())
                .issuerUri(oidc.issuer())
                .userInfoUri(oidc.userInfoUri())
                .userNameAttributeName(oidc.usernameClaim())
                .build();
    }

    private static ClientRegistration.Builder registration() {
        return ClientRegistration.withRegistrationId(REGISTRATION)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("{baseUrl}" + CALLBACK)
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build());
    }

    /** Tokens serve to know who it is; after that nobody needs them. */
    @Bean
    OAuth2AuthorizedClientRepository forgottenTokens() {
        return new ForgottenTokens();
    }
}
