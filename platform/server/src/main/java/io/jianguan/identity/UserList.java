package io.jianguan.identity;

import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People in order of their username, a page at a time. */
@Component
class UserList {
    private static final int COUNTED = 10_000;

    private final DSLContext query;
    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Clock clock;

    UserList(DSLContext query, JdbcClient jdbc, Organisations organisations, Clock clock) {
        this.query = query;
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.clock = clock;
    }

    record Place(String code, String name) {}

    record HeldRole(String role, Label label, String organisation, String organisationName) {}

    record User(
            String username,
            String name,
            Place organisation,
            List<HeldRole> roles,
            boolean active,
            @Nullable OffsetDateTime lockedUntil,
            @Nullable OffsetDateTime lastSignInAt) {}

    /**
     * What to look for; null does not narrow.
     *
     * @param q part of a name or username
     * @param organisation and all below it
     */
    record Filter(
            @Nullable String q,
            @Nullable String organisation,
            @Nullable String role,
            @Nullable Boolean active) {}

    Page<User> page(Filter filter, @Nullable String cursor, int limit) {
        var page = Page.of(usernames(filter, cursor, limit + 1), limit, Cursor::of);
        return page.with(find(page.rows())).counted(count(filter));
    }

    List<String> usernames(Filter filter, @Nullable String cursor, int limit) {
        return query(filter, cursor, limit).fetchInto(String.class);
    }

    ResultQuery<?> query(Filter filter, @Nullable String cursor, int limit) {
        var where = where(filter);
        if (cursor != null) {
            where = where.and("u.username > {0}", DSL.val(Cursor.text(cursor, "")));
        }
        return query.select(DSL.field("u.username", String.class))
                .from("identity.app_user u")
                .where(where)
                .orderBy(DSL.field("u.username"))
                .limit(limit);
    }

    private Page.Count count(Filter filter) {
        var counted = query.selectCount()
                .from(query.selectOne()
                        .from("identity.app_user u")
                        .where(where(filter))
                        .limit(COUNTED + 1))
                .fetchSingle()
                .value1();
        return new Page.Count(Math.min(counted, COUNTED), counted > COUNTED);
    }

    private Condition where(Filter filter) {
        var where = DSL.noCondition();
        var q = filter.q();
        if (q != null && !q.isBlank()) {
            var part = DSL.val(q.strip().toLowerCase(java.util.Locale.ROOT));
            where = where.and("u.grams @> identity.grams({0}) and position({0} in u.search) > 0", part);
        }
        if (filter.organisation() != null) {
            var below = organisations.subtree(filter.organisation()).toArray(String[]::new);
            where = where.and("u.organisation = any({0}::text[])", DSL.val(below));
        }
        if (filter.role() != null) {
            where = where.and(
                    "u.username in (select r.username from identity.user_role r where r.role = {0})",
                    DSL.val(filter.role()));
        }
        if (filter.active() != null) {
            where = where.and("u.active = {0}", DSL.val(filter.active()));
        }
        return where;
    }

    User get(String username) {
        return find(List.of(username)).stream()
                .findFirst()
                .orElseThrow(() -> Problem.notFound("identity.user-unknown", username));
    }

    /** In order of username; unknown ones are left out. */
    List<User> find(Collection<String> usernames) {
        var asked = usernames.toArray(String[]::new);
        var held = held(asked);
        return jdbc.sql("""
                SELECT u.username, u.name, u.organisation, o.name AS organisation_name, u.active,
                  CASE WHEN s.locked_until > :now THEN s.locked_until END AS locked_until, s.last_at
                FROM identity.app_user u
                JOIN identity.organisation o ON o.code = u.organisation
                LEFT JOIN identity.sign_in s USING (username)
                WHERE u.username = ANY(:usernames)
                ORDER BY u.username""")
                .param("usernames", asked)
                .param("now", OffsetDateTime.now(clock))
                .query((row, n) -> new User(
                        row.getString("username"),
                        row.getString("name"),
                        new Place(row.getString("organisation"), row.getString("organisation_name")),
                        held.getOrDefault(row.getString("username"), List.of()),
                        row.getBoolean("active"),
                        local(row.getObject("locked_until", OffsetDateTime.class)),
                        local(row.getObject("last_at", OffsetDateTime.class))))
                .list();
    }

    private Map<String, List<HeldRole>> held(String[] usernames) {
        var held = new HashMap<String, List<HeldRole>>();
        jdbc.sql("""
                SELECT h.username, h.role, r.label_zh, r.label_en, h.organisation, o.name
                FROM identity.user_role h
                JOIN identity.role r USING (role)
                JOIN identity.organisation o ON o.code = h.organisation
                WHERE h.username = ANY(:usernames)
                ORDER BY h.role, h.organisation""").param("usernames", usernames).query(row -> {
            held.computeIfAbsent(row.getString("username"), username -> new ArrayList<>())
                    .add(new HeldRole(
                            row.getString("role"),
                            new Label(row.getString("label_zh"), row.getString("label_en")),
                            row.getString("organisation"),
                            row.getString("name")));
        });
        return held;
    }

    private @Nullable OffsetDateTime local(@Nullable OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(clock.getZone()).toOffsetDateTime();
    }
}
