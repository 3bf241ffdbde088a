package io.jianguan.identity;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands above a person, and who administers. */
@Component
public class Superiors {
    private final JdbcClient jdbc;

    Superiors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Leaders of the nearest organisation upwards that has one beside the person; empty at the top. */
    public List<String> of(String username) {
        return jdbc.sql("""
                SELECT r.username FROM identity.app_user u
                JOIN identity.organisation own ON own.code = u.organisation
                CROSS JOIN LATERAL unnest(own.path) WITH ORDINALITY above (code, depth)
                JOIN identity.user_role r ON r.organisation = above.code AND r.role = 'department-leader'
                JOIN identity.app_user leader ON leader.username = r.username AND leader.active
                WHERE u.username = :username AND r.username <> :username
                ORDER BY above.depth DESC
                FETCH FIRST 1 ROWS WITH TIES
                """).param("username", username).query(String.class).list();
    }

    /** Everybody who administers the whole system. */
    public List<String> administrators() {
        return jdbc.sql("""
                SELECT DISTINCT r.username FROM identity.user_role r
                JOIN identity.app_user u ON u.username = r.username AND u.active
                WHERE r.role = 'system-admin' ORDER BY 1
                """).query(String.class).list();
    }
}
