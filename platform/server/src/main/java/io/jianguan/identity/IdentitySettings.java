package io.jianguan.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sign-in.
 *
 * @param data folder of what this server keeps in files
 * @param baseUrl how browsers reach the server where it is neither localhost nor 127.0.0.1
 * @param machines systems that may ask the embedded authorization server for a token (client credentials): secret by
 *     name; an account of the same name holds their roles
 * @param oidc the external provider; null: the embedded authorization server
 */
@ConfigurationProperties("jianguan")
record IdentitySettings(
        @DefaultValue("data") Path data,
        @Nullable URI baseUrl,
        @DefaultValue Demo demo,
        @DefaultValue Map<String, String> machines,
        @Nullable Oidc oidc) {

    /**
     * @param accounts true: the sign-in page offers the demo accounts
     * @param password of every demo account
     * @param people usernames offered, in this order
     */
    record Demo(
            @DefaultValue("false") boolean accounts,
            @Nullable String password,
            @DefaultValue List<String> people) {}

    /**
     * An external OpenID provider. Every endpoint is named, so that the server starts while the provider is down.
     *
     * @param usernameClaim claim that holds the name of the account
     * @param scopes asked for; {@code openid} among them
     * @param audience whom a machine's token must be meant for
     */
    record Oidc(
            String authorizationUri,
            String tokenUri,
            String jwksUri,
            String issuer,
            String clientId,
            @Nullable String clientSecret,
            @Nullable String userInfoUri,
            @DefaultValue("sub") String usernameClaim,
            @DefaultValue({"openid", "profile"}) List<String> scopes,
            @Nullable String audience) {}

    boolean embeddedSignIn() {
        return oidc == null;
    }
}
