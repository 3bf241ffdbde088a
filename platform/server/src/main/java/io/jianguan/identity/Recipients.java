package io.jianguan.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom principals mean, for those who write to people. */
@Component
public class Recipients {
    private final JdbcClient jdbc;
    private final Clock clock;

    Recipients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Usernames of the accounts in use that each principal means; one query.
     *
     * @param principals {@code user:<username>} and {@code role@organisation}
     */
    public Map<String, List<String>> of(Collection<String> principals) {
        var meant = new HashMap<String, List<String>>();
        if (principals.isEmpty()) {
            return meant;
        }
        jdbc.sql("""
                SELECT p.principal, u.username
                FROM unnest(:principals) p (principal)
                JOIN identity.app_user u ON u.username = substr(p.principal, 6)
                WHERE p.principal LIKE 'user:%' AND u.active
                UNION ALL
                SELECT p.principal, u.username
                FROM unnest(:principals) p (principal)
                JOIN identity.user_role r ON r.role = split_part(p.principal, '@', 1)
                  AND r.organisation = split_part(p.principal, '@', 2)
                JOIN identity.app_user u ON u.username = r.username
                WHERE p.principal NOT LIKE 'user:%' AND u.active""").param("principals", principals.toArray(String[]::new)).query(row -> {
            meant.computeIfAbsent(row.getString("principal"), principal -> new ArrayList<>())
                    .add(row.getString("username"));
        });
        return meant;
    }

    /**
     * Somebody stands in today for somebody who is away.
     *
     * @param processes BPMN process ids it holds for; empty for all
     */
    public record StandIn(String absent, String name, String substitute, Set<String> processes) {
        public boolean covers(String processId) {
            return processes.isEmpty() || processes.contains(processId);
        }
    }

    /** Who stands in today for any of these people, in an order that stays; one query. */
    public List<StandIn> standIns(Collection<String> absent) {
        return absent.isEmpty()
                ? List.of()
                : jdbc.sql("""
                        SELECT s.absent, a.name, s.substitute, s.processes FROM identity.substitution s
                        JOIN identity.app_user a ON a.username = s.absent
                        JOIN identity.app_user u ON u.username = s.substitute AND u.active
                        WHERE s.absent = ANY(:absent) AND s.ended_at IS NULL
                          AND s.from_date <= :today AND s.until_date >= :today
                        ORDER BY s.id""")
                        .param("absent", absent.toArray(String[]::new))
                        .param("today", LocalDate.now(clock))
                        .query((row, number) -> new StandIn(
                                row.getString("absent"),
                                row.getString("name"),
                                row.getString("substitute"),
                                Set.copyOf(Actors.texts(row, "processes"))))
                        .list();
    }
}
