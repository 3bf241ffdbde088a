package io.jianguan.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts failed sign-ins and locks what is guessed at. */
@Component
class SignIns {
    static final int FAILURES = 5;
    static final Duration LOCK = Duration.ofMinutes(15);

    private final JdbcClient jdbc;
    private final Clock clock;

    SignIns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param hash null where there is no such account, it is closed, or it signs in elsewhere */
    record State(
            @Nullable String hash, boolean exists, @Nullable Instant lockedUntil) {}

    State state(String username) {
        return jdbc.sql("""
                SELECT CASE WHEN u.active THEN u.password END AS hash, u.username IS NOT NULL AS known,
                  CASE WHEN s.locked_until > :now THEN s.locked_until END AS locked_until
                FROM (SELECT :username::text AS username) given
                LEFT JOIN identity.app_user u USING (username)
                LEFT JOIN identity.sign_in s USING (username)""")
                .param("username", username)
                .param("now", now())
                .query((row, n) -> new State(
                        row.getString("hash"),
                        row.getBoolean("known"),
                        instant(row.getObject("locked_until", OffsetDateTime.class))))
                .single();
    }

    /** @return until when the name is locked now */
    Optional<Instant> failed(String username) {
        return jdbc.sql("""
                INSERT INTO identity.sign_in AS s (username, failures, failed_at)
                VALUES (:username, 1, :now)
                ON CONFLICT (username) DO UPDATE SET
                  failures = CASE WHEN s.failed_at > :window THEN s.failures ELSE 0 END + 1,
                  locked_until = CASE WHEN s.failed_at > :window AND s.failures + 1 >= :limit THEN :until END,
                  failed_at = :now
                WHERE s.locked_until IS NULL OR s.locked_until <= :now
                RETURNING locked_until""")
                .param("username", username)
                .param("now", now())
                .param("window", now().minus(LOCK))
                .param("until", now().plus(LOCK))
                .param("limit", FAILURES)
                .query((row, n) -> Optional.ofNullable(instant(row.getObject(1, OffsetDateTime.class))))
                .optional()
                .flatMap(until -> until);
    }

    void signedIn(String username) {
        jdbc.sql("""
                INSERT INTO identity.sign_in (username, last_at) VALUES (:username, :now)
                ON CONFLICT (username) DO UPDATE SET last_at = :now""").param("username", username).param("now", now()).update();
    }

    /** Forgets failures and lock. */
    void clear(String username) {
        jdbc.sql("UPDATE identity.sign_in SET failures = 0, locked_until = NULL WHERE username = :username")
                .param("username", username)
                .update();
    }

    /** Names without an account are remembered no longer than a guesser needs to be kept off. */
    @Scheduled(fixedDelay = 3_600_000)
    void forgetStrangers() {
        jdbc.sql("""
                DELETE FROM identity.sign_in s
                WHERE failed_at < :before
                  AND NOT EXISTS (SELECT FROM identity.app_user u WHERE u.username = s.username)""").param("before", now().minusDays(1)).update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
