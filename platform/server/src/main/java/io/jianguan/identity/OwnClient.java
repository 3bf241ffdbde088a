package io.jianguan.identity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The clients of the embedded authorization server: this application, and other systems. */
class OwnClient implements RegisteredClientRepository {
    static final String ID = "jianguan";

    private final Here here;
    private final String secret;
    private final Map<String, String> machines;
    private final List<ClientSource> sources;

    OwnClient(Here here, String secret, Map<String, String> machines, List<ClientSource> sources) {
        this.here = here;
        this.secret = secret;
        this.machines = Map.copyOf(machines);
        this.sources = List.copyOf(sources);
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are not registered here");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String id) {
        if (!ID.equals(id)) {
            var machine = machines.get(id);
            return machine == null ? other(id) : machine(id, machine);
        }
        return RegisteredClient.withId(ID)
                .clientId(ID)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUris(uris -> uris.addAll(Set.copyOf(here.known(BrowserClient.CALLBACK))))
                .scope("openid")
                .clientSettings(ClientSettings.builder().requireProofKey(true).build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(EmbeddedProvider.TOKEN_LIFE)
                        .build())
                .build();
    }

    private @Nullable RegisteredClient other(String id) {
        return sources.stream()
                .flatMap(source -> source.secretHash(id).stream())
                .findFirst()
                .map(hash -> machine(id, hash))
                .orElse(null);
    }

    /** Its tokens name it as their subject. */
    private static RegisteredClient machine(String id, String secret) {
        return RegisteredClient.withId(id)
                .clientId(id)
                .clientSecret(secret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(EmbeddedProvider.TOKEN_LIFE)
                        .build())
                .build();
    }
}
