package io.jianguan.identity;

import io.jianguan.identity.Actor.Representation;
import io.jianguan.identity.Substitution.Person;
import io.jianguan.identity.Substitution.State;
import io.jianguan.rest.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who acts for whom, and when. */
@Component
class Substitutions {
    private static final String SELECT = """
            SELECT s.*, a.name AS absent_name, b.name AS substitute_name,
              coalesce((SELECT c.name FROM identity.app_user c WHERE c.username = s.created_by), s.created_by)
                AS created_name
            FROM identity.substitution s
            JOIN identity.app_user a ON a.username = s.absent
            JOIN identity.app_user b ON b.username = s.substitute
            """;
    private final JdbcClient jdbc;
    private final Clock clock;

    Substitutions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whom the person represents today: one entry a substitution. It is not handed on: a substitute's substitute acts for the substitute only. */
    Set<Representation> represented(String substitute) {
        return jdbc
                .sql("""
                SELECT s.absent, s.processes,
                  ARRAY(SELECT r.role || '@' || r.organisation FROM identity.user_role r
                        WHERE r.username = s.absent) AS roles,
                  ARRAY(SELECT o.code FROM identity.app_user u
                        JOIN identity.organisation o ON o.path @> ARRAY[u.organisation]
                        WHERE u.username = s.absent ORDER BY o.code) AS subtree
                FROM identity.substitution s
                WHERE s.substitute = :substitute AND s.ended_at IS NULL
                  AND s.until_date >= :today AND s.from_date <= :today""")
                .param("substitute", substitute)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> new Representation(
                        row.getString("absent"),
                        Set.copyOf(Actors.texts(row, "processes")),
                        Set.copyOf(Actors.texts(row, "roles")),
                        Actors.texts(row, "subtree")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    long add(
            String absent,
            String substitute,
            LocalDate from,
            LocalDate until,
            List<String> processes,
            @Nullable String reason,
            String by) {
        return jdbc.sql("""
                INSERT INTO identity.substitution
                  (absent, substitute, from_date, until_date, processes, reason, created_by, created_at)
                VALUES (:absent, :substitute, :from, :until, :processes, :reason, :by, :at)
                RETURNING id""")
                .param("absent", absent)
                .param("substitute", substitute)
                .param("from", from)
                .param("until", until)
                .param("processes", processes.toArray(String[]::new))
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** @return false where it is over already */
    boolean end(long id, String by) {
        return jdbc.sql("""
                UPDATE identity.substitution SET ended_by = :by, ended_at = :at
                WHERE id = :id AND ended_at IS NULL AND until_date >= :today""")
                        .param("id", id)
                        .param("by", by)
                        .param("at", Timestamp.from(clock.instant()))
                        .param("today", LocalDate.now(clock))
                        .update()
                > 0;
    }

    Optional<Substitution> find(long id) {
        return jdbc.sql(SELECT + "WHERE s.id = :id")
                .param("id", id)
                .query(this::read)
                .optional();
    }

    /** Of the person's own absences, or of those the person stands in for; the latest first. */
    Page<Substitution> page(String username, boolean absent, @Nullable Long before, int limit) {
        var rows = jdbc.sql(SELECT + "WHERE " + (absent ? "s.absent" : "s.substitute") + """
                         = :username AND s.id < :before ORDER BY s.id DESC LIMIT :limit""")
                .param("username", username)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit + 1)
                .query(this::read)
                .list();
        return Page.of(rows, limit, Substitution::id);
    }

    private Substitution read(ResultSet row, int number) throws SQLException {
        var from = row.getObject("from_date", LocalDate.class);
        var until = row.getObject("until_date", LocalDate.class);
        var ended = row.getTimestamp("ended_at");
        var created = row.getString("created_by");
        return new Substitution(
                row.getString("id"),
                new Person(row.getString("absent"), row.getString("absent_name")),
                new Person(row.getString("substitute"), row.getString("substitute_name")),
                from,
                until,
                Actors.texts(row, "processes"),
                row.getString("reason"),
                new Person(created, row.getString("created_name")),
                row.getTimestamp("created_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                state(from, until, ended != null));
    }

    private State state(LocalDate from, LocalDate until, boolean ended) {
        var today = LocalDate.now(clock);
        if (ended || until.isBefore(today)) {
            return State.OVER;
        }
        return from.isAfter(today) ? State.PLANNED : State.IN_FORCE;
    }
}
