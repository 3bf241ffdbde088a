package io.jianguan.identity;

import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Demo accounts to choose from on the sign-in page; nothing unless {@code jianguan.demo.accounts} is set. */
@Component
class DemoAccounts {
    private final IdentitySettings.Demo settings;
    private final JdbcClient jdbc;
    private final Html html;

    DemoAccounts(IdentitySettings settings, JdbcClient jdbc, Html html) {
        this.settings = settings.demo();
        this.jdbc = jdbc;
        this.html = html;
    }

    /** @param hidden fields that every form of the page sends */
    String chooser(Locale locale, String hidden) {
        var password = settings.password();
        if (!settings.accounts() || password == null) {
            return "";
        }
        var people = jdbc.sql("""
                SELECT u.username, u.name, o.name AS organisation, (
                  SELECT string_agg(DISTINCT CASE WHEN :english THEN r.label_en ELSE r.label_zh END, ' / ')
                  FROM identity.user_role h JOIN identity.role r USING (role) WHERE h.username = u.username) AS roles
                FROM identity.app_user u JOIN identity.organisation o ON o.code = u.organisation
                WHERE u.active AND u.username = ANY(:people)
                ORDER BY array_position(:people::text[], u.username)""")
                .param("people", settings.people().toArray(String[]::new))
                .param("english", Html.english(locale))
                .query((row, n) -> """
                        <li><button name="username" value="%s">%s <span>%s · %s</span></button></li>
                        """.formatted(
                                Html.escape(row.getString("username")),
                                Html.escape(row.getString("name")),
                                Html.escape(row.getString("organisation")),
                                Html.escape(String.valueOf(row.getString("roles")))))
                .list();
        if (people.isEmpty()) {
            return "";
        }
        return """
                <section aria-labelledby="demo">
                <h2 id="demo">%s</h2>
                <form method="post" action="%s">
                %s
                <input type="hidden" name="password" value="%s">
                <ul>%s</ul>
                </form>
                </section>""".formatted(
                        html.text(locale, "page.demo"),
                        SignInPage.PATH,
                        hidden,
                        Html.escape(password),
                        String.join("", people));
    }
}
