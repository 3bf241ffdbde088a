package io.jianguan.identity;

import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The roles that applications bring. */
@Component
public class Roles {
    /** The one role the platform itself asks for: may administer users and organisations. */
    public static final String SYSTEM_ADMIN = "system-admin";

    private final JdbcClient jdbc;
    private final Faults faults;

    Roles(JdbcClient jdbc, Faults faults) {
        this.jdbc = jdbc;
        this.faults = faults;
    }

    /** A role and what people call it. */
    public record Role(String role, Label label) {}

    /** In order of their code. */
    public List<Role> all() {
        return jdbc.sql("SELECT role, label_zh, label_en FROM identity.role ORDER BY role")
                .query((row, n) -> new Role(
                        row.getString("role"), new Label(row.getString("label_zh"), row.getString("label_en"))))
                .list();
    }

    /** The active people who hold the role anywhere, as principals. */
    public Set<String> holders(String role) {
        return jdbc.sql("""
                SELECT DISTINCT 'user:' || username FROM identity.user_role
                JOIN identity.app_user USING (username)
                WHERE role = :role AND active
                """).param("role", role).query(String.class).set();
    }

    /**
     * Creates a role, or renames it.
     *
     * @throws Problem {@code identity.invalid} with field errors
     */
    @Transactional
    public void save(String role, Label label) {
        var found = faults.begin();
        found.pattern("role", role, Patterns.ROLE);
        found.text("label.zh", label.zh(), 100);
        found.text("label.en", label.en(), 100);
        found.refuse();
        jdbc.sql("""
                INSERT INTO identity.role (role, label_zh, label_en) VALUES (:role, :zh, :en)
                ON CONFLICT (role) DO UPDATE SET label_zh = excluded.label_zh, label_en = excluded.label_en""")
                .param("role", role)
                .param("zh", label.zh())
                .param("en", label.en())
                .update();
    }
}
