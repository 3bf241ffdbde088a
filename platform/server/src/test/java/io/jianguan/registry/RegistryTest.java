package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.registry.CodeTables.Code;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registry module on a real database, with a registry of every field type and people of two bureaus. */
@SpringBootTest(
        classes = RegistryTest.Modules.class,
        properties = {
            "jianguan.mode=external",
            "management.endpoint.health.validate-group-membership=false",
            "jianguan.data=target/registry-test",
            "jianguan.demo.accounts=true",
            "jianguan.demo.password=Jianguan-2026"
        })
@AutoConfigureMockMvc
abstract class RegistryTest {
    static final Actor WANG = actor("wang", "market", "department-leader");
    static final Actor LI = actor("li", "market", "officer");
    static final Actor ZHAO = actor("zhao", "market", "officer");
    static final Actor SUN = actor("sun", "fire", "department-leader");
    static final Actor ZHOU = actor("zhou", "fire", "officer");
    static final Actor ADMIN = actor("admin", "district", "business-admin");

    @Autowired
    Registries registries;

    @Autowired
    Views views;

    @Autowired
    Records records;

    @Autowired
    CodeTables codes;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void districtAndRegistries() {
        jdbc.sql("""
                INSERT INTO identity.organisation (code, parent_code, name, kind, path) VALUES
                  ('district', NULL, '示例区', 'district', '{district}'),
                  ('market', 'district', '市场监管局', 'bureau', '{district,market}'),
                  ('fire', 'district', '消防救援大队', 'bureau', '{district,fire}'),
                  ('market-food', 'market', '食品科', 'department', '{district,market,market-food}')
                ON CONFLICT DO NOTHING
                """).update();
        for (var person : List.of(WANG, LI, ZHAO, SUN, ZHOU, ADMIN)) {
            jdbc.sql("""
                    INSERT INTO identity.app_user (username, name, organisation, password) VALUES (?, ?, ?, 'x')
                    ON CONFLICT DO NOTHING
                    """)
                    .params(person.username(), person.name(), person.organisation())
                    .update();
            var grant = person.roles().iterator().next();
            jdbc.sql(
                            "INSERT INTO identity.role (role, label_zh, label_en) VALUES (?, '角色', 'Role') ON CONFLICT DO NOTHING")
                    .param(grant.role())
                    .update();
            jdbc.sql(
                            "INSERT INTO identity.user_role (username, role, organisation) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                    .params(person.username(), grant.role(), grant.organisation())
                    .update();
        }
        codes.load("colour", List.of(code("red", null, "红", "Red"), code("blue", null, "蓝", "Blue")));
        codes.load(
                "area",
                List.of(
                        code("110000", null, "示例市", "Example city"),
                        code("110101", "110000", "东区", "East"),
                        code("110101001", "110101", "东街道", "East street"),
                        code("110102", "110000", "西区", "West")));
        registries.publish(resource("registry/party.yaml"));
        registries.publish(resource("registry/visit.yaml"));
        views.publish(resource("registry/visits.yaml"));
    }

    static Code code(String code, @Nullable String parent, String zh, String en) {
        return new Code(code, parent, zh, en, 0, null, null);
    }

    static Actor actor(String username, String organisation, String role) {
        var subtree = organisation.equals("market") ? List.of("market", "market-food") : List.of(organisation);
        return new Actor(username, "姓名" + username, organisation, subtree, Set.of(new RoleGrant(role, organisation)));
    }

    static String resource(String path) {
        try (var stream = RegistryTest.class.getClassLoader().getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(stream, path).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A visit that is right, with some values replaced. */
    static Map<String, Object> visit(Object... replaced) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "例行走访");
        values.put("colour", "red");
        values.put("areas", List.of("110101"));
        values.put("amount", 12);
        for (int i = 0; i < replaced.length; i += 2) {
            values.put((String) replaced[i], replaced[i + 1]);
        }
        return new HashMap<>(values);
    }

    static List<String> codes(List<io.jianguan.rest.FieldError> errors) {
        var codes = new ArrayList<String>();
        errors.forEach(error -> codes.add(error.field() + " " + error.code()));
        return codes;
    }

    /** No {@code @Configuration}: the whole server's tests would find it in their scan. */
    @EnableAutoConfiguration
    @ComponentScan({
        "io.jianguan.rest",
        "io.jianguan.identity",
        "io.jianguan.audit",
        "io.jianguan.notification",
        "io.jianguan.document",
        "io.jianguan.form",
        "io.jianguan.expression",
        "io.jianguan.registry"
    })
    static class Modules {
        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        @Bean
        javax.sql.DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }
}
