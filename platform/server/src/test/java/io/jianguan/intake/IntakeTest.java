package io.jianguan.intake;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.intake.Importing.Choice;
import io.jianguan.registry.CodeTables;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whole imports on a real database, worked on in the background as on a server. */
@SpringBootTest(
        classes = IntakeTest.Modules.class,
        properties = {
            "jianguan.mode=external",
            "management.endpoint.health.validate-group-membership=false",
            "jianguan.data=target/import-test",
            "jianguan.demo.accounts=true",
            "jianguan.demo.password=Jianguan-2026"
        })
@Tag("B11")
abstract class IntakeTest {
    static final String REGISTRY = "import_party";
    private static final String DEFINITION = """
            registry: import_party
            label: {zh: 导入对象, en: Imported party}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 企业名称, en: Name}, required: true, max: 20, search: true}
              - {name: code, type: text, label: {zh: 编码, en: Code}, required: true, unique: true}
              - {name: area, type: code, codes: import_area, label: {zh: 所在区域, en: Area}}
              - {name: areas, type: codes, codes: import_area, label: {zh: 涉及区域, en: Areas}}
              - {name: since, type: date, label: {zh: 成立日期, en: Since}}
              - {name: capital, type: money, label: {zh: 注册资本（元）, en: Capital}, minimum: 0}
              - {name: open, type: boolean, label: {zh: 在营, en: Open}, default: "=true"}
              - {name: handler, type: person, label: {zh: 联系人, en: Handler}}
              - {name: unit, type: organisation, label: {zh: 管辖单位, en: Unit}}
              - {name: parent, type: reference, registry: import_party, label: {zh: 上级企业, en: Parent}}
              - {name: phone, type: text, label: {zh: 电话, en: Phone}, personal: true, encrypted: true}
              - {name: double, type: money, label: {zh: 双倍, en: Double}, computed: "=capital * 2"}
            rules:
              - {require: "=capital = null or capital < 1000000000", field: capital, message: {zh: 资本太大, en: Too much capital}}
            rights:
              - {role: department-leader, scope: subtree, actions: [read, create, change], unmasked: true}
              - {role: officer, scope: self, actions: [read]}
            """;

    /** Without a unique field: two fields are so together, and there is a number. */
    static final String LISTING = "import_listing";

    private static final String LISTINGS = """
            registry: import_listing
            label: {zh: 导入名单, en: Imported listing}
            title: name
            number: "JL{yyyy}{seq:3}"
            unique: [[cert, since]]
            statuses:
              - {code: open, label: {zh: 在册, en: Listed}, tone: running, next: [{to: closed}]}
              - {code: closed, label: {zh: 移出, en: Removed}, tone: done}
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, required: true}
              - {name: cert, type: text, label: {zh: 证件号, en: Certificate}}
              - {name: since, type: date, label: {zh: 列入日期, en: Since}}
              - {name: amount, type: money, label: {zh: 金额, en: Amount}}
              - {name: kind, type: code, codes: import_kind, label: {zh: 类型, en: Kind}}
              - {name: kinds, type: codes, codes: import_kind, label: {zh: 涉及类型, en: Kinds}}
            rights:
              - {role: department-leader, scope: subtree, actions: [read, create, change, delete]}
              - {role: officer, scope: department, actions: [read, create, change]}
            """;

    /** Found by what several may share. */
    static final String EXPERTS = "import_expert";

    private static final String EXPERT = """
            registry: import_expert
            label: {zh: 导入专家, en: Imported expert}
            title: name
            number: "ZJ{seq:4}"
            match: [[id_card], [name, unit]]
            fields:
              - {name: name, type: text, label: {zh: 姓名, en: Name}, required: true}
              - {name: unit, type: text, label: {zh: 单位, en: Unit}}
              - {name: grade, type: text, label: {zh: 级别, en: Grade}}
              - {name: id_card, type: text, label: {zh: 身份证号, en: Citizen id}, personal: true, encrypted: true, findable: true}
            rights:
              - {role: department-leader, scope: subtree, actions: [read, create, change], unmasked: true}
              - {role: officer, scope: all, actions: [read, create, change]}
            """;

    @Autowired
    Importing importing;

    @Autowired
    Imports imports;

    @Autowired
    RowFaults faults;

    @Autowired
    RowDeeds entries;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    CodeTables codes;

    @Autowired
    Actors actors;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Actor leader;

    @BeforeEach
    void emptyRegistry() {
        people();
        codes.load(
                "import_area",
                List.of(
                        code("110000", null, "示例市"),
                        code("110101", "110000", "东区"),
                        code("110102", "110000", "西区"),
                        code("120000", null, "邻市"),
                        code("120101", "120000", "东区")));
        registries.publish(DEFINITION);
        codes.load("import_kind", List.of(code("legal", null, "企业法人"), code("sole", null, "个体工商户")));
        registries.publish(LISTINGS);
        registries.publish(EXPERT);
        jdbc.sql(
                        "TRUNCATE data.import_party, data.import_listing, data.import_expert, registry.number, intake.memory, intake.word")
                .update();
        leader = actors.get("wang.leader");
    }

    private void people() {
        jdbc.sql("""
                INSERT INTO identity.organisation (code, parent_code, name, kind, path) VALUES
                  ('district', NULL, '示例区', 'district', '{district}'),
                  ('market', 'district', '市场监管局', 'bureau', '{district,market}')
                ON CONFLICT DO NOTHING
                """).update();
        var roles = Map.of("wang.leader", "department-leader", "li.officer", "officer", "admin", "business-admin");
        roles.forEach((username, role) -> {
            jdbc.sql("""
                    INSERT INTO identity.app_user (username, name, organisation, password)
                    VALUES (?, ?, 'market', 'x') ON CONFLICT DO NOTHING
                    """).params(username, "姓名" + username).update();
            jdbc.sql(
                            "INSERT INTO identity.role (role, label_zh, label_en) VALUES (?, '角色', 'Role') ON CONFLICT DO NOTHING")
                    .param(role)
                    .update();
            jdbc.sql(
                            "INSERT INTO identity.user_role (username, role, organisation) VALUES (?, ?, 'market') ON CONFLICT DO NOTHING")
                    .params(username, role)
                    .update();
        });
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    private static Code code(String code, @Nullable String parent, String label) {
        return new Code(code, parent, label, label, 0, null, null);
    }

    Import upload(String name, byte[] content) {
        return importing.upload(leader, REGISTRY, name, new ByteArrayInputStream(content), Locale.CHINA);
    }

    /** Into the registry that has no unique field. */
    Import listing(String csv) {
        return listing(leader, csv);
    }

    Import listing(Actor actor, String csv) {
        return upload(actor, LISTING, csv);
    }

    Import upload(Actor actor, String registry, String csv) {
        var content = new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8));
        return importing.upload(actor, registry, "名单.csv", content, Locale.CHINA);
    }

    Import upload(String csv) {
        return upload("名单.csv", csv.getBytes(StandardCharsets.UTF_8));
    }

    Import choose(Import one, @Nullable String match, Match onMatch) {
        return choose(one, match, onMatch, Map.of());
    }

    Import choose(Import one, @Nullable String match, Match onMatch, Map<String, Map<String, String>> words) {
        var fields = new HashMap<Integer, String>();
        one.plan().columns().forEach(column -> {
            if (column.field() != null) {
                fields.put(column.place(), column.field());
            }
        });
        var choice = new Choice(one.plan().sheet(), one.plan().headRow(), fields, match, onMatch, words);
        return importing.plan(actors.get(one.requestedBy()), one.id(), choice, Locale.CHINA);
    }

    Import tried(Import one) {
        importing.trial(actors.get(one.requestedBy()), one.id());
        return ended(one.id());
    }

    Import imported(Import one, boolean onlyGood) {
        importing.run(leader, one.id(), onlyGood);
        return ended(one.id());
    }

    Import ended(long id) {
        eventually().until(() -> !imports.find(id).orElseThrow().state().isRunning());
        return imports.find(id).orElseThrow();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM data.import_party WHERE deleted_at IS NULL")
                .query(Long.class)
                .single();
    }

    Map<String, @Nullable Object> values(String code) {
        var id = records.find(REGISTRY, Map.of("code", code)).getFirst();
        return records.get(leader, REGISTRY, id).values();
    }

    static String rows(int from, int until) {
        return IntStream.range(from, until)
                .mapToObj(i -> "企业" + i + ",C" + i + ",110101\n")
                .collect(Collectors.joining("", "企业名称,编码,所在区域\n", ""));
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
        "io.jianguan.registry",
        "io.jianguan.intake"
    })
    static class Modules {
        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }
}
