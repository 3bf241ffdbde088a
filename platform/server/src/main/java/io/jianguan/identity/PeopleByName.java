package io.jianguan.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom people mean who write a name where an account is meant. */
@Component
public class PeopleByName {
    private final JdbcClient jdbc;

    PeopleByName(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Usernames of the accounts in use that each text names, by username or by name; unknown texts are left out. */
    public Map<String, Set<String>> of(Collection<String> texts) {
        var meant = new HashMap<String, Set<String>>();
        jdbc.sql("""
                SELECT t.text, u.username FROM unnest(:texts) AS t (text)
                JOIN identity.app_user u ON u.username = lower(t.text) AND u.active
                UNION ALL
                SELECT u.name, u.username FROM identity.app_user u
                WHERE u.name = ANY (:texts) AND u.active
                """).param("texts", texts.toArray(String[]::new)).query(row -> {
            meant.computeIfAbsent(row.getString(1), text -> new HashSet<>()).add(row.getString(2));
        });
        return meant;
    }
}
