package io.jianguan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;

/**
 * Codes live between two redirects: they are kept in memory and for minutes, long enough to notice one used twice. A
 * sign-in interrupted by a restart is simply started again.
 */
class RecentAuthorizations implements OAuth2AuthorizationService {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private record Saved(OAuth2Authorization authorization, Instant at) {}

    private final InMemoryOAuth2AuthorizationService known = new InMemoryOAuth2AuthorizationService();
    private final Deque<Saved> ages = new ArrayDeque<>();
    private final Clock clock;

    RecentAuthorizations(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized void save(OAuth2Authorization authorization) {
        var now = clock.instant();
        for (var oldest = ages.peek(); oldest != null && oldest.at().plus(KEPT).isBefore(now); oldest = ages.peek()) {
            known.remove(ages.remove().authorization());
        }
        ages.add(new Saved(authorization, now));
        known.save(authorization);
    }

    @Override
    public synchronized void remove(OAuth2Authorization authorization) {
        known.remove(authorization);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findById(String id) {
        return known.findById(id);
    }

    @Override
    public synchronized @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return known.findByToken(token, type);
    }
}
