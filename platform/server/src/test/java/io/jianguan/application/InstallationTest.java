package io.jianguan.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import io.jianguan.identity.MenuSource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@Tag("C5")
class InstallationTest extends ServerTest {
    private static final String REGISTRY = """
            registry: %1$s_thing
            label: {zh: 物品, en: Thing}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, required: true, unique: true}
              - {name: kind_code, type: code, codes: %1$s_kind, label: {zh: 类别, en: Kind}}
            rights:
              - {role: officer, scope: all, actions: [read]}
            """;
    private static final String CODES = """
            code,parent_code,label_zh,label_en,sort,valid_from,valid_until
            a,,甲,A,1,,
            """;

    @Autowired
    private Installer installer;

    @Autowired
    private ShippedPackages shipped;

    @Autowired
    private Applications applications;

    @Autowired
    private Actors actors;

    @Autowired
    private MenuSource menu;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @BeforeEach
    void awaitTheShippedApplications() {
        eventually()
                .atMost(Duration.ofMinutes(2))
                .until(() -> !installer.health().getStatus().equals(Status.OUT_OF_SERVICE));
    }

    @Test
    @Tag("C12")
    void shouldInstallWhatIsShipped() {
        assertThat(shipped.all().faults()).isEmpty();
        assertThat(applications.faults()).doesNotContainKeys("data-centre", "daily-inspection", "district");
        assertThat(applications.all())
                .extracting(Applications.Installed::application)
                .containsSubsequence("data-centre", "daily-inspection", "district");
        assertThat(count("data.subject")).isGreaterThanOrEqualTo(5000);
        assertThat(count("data.officer")).isGreaterThanOrEqualTo(300);
        assertThat(count("data.supervision_item")).isGreaterThanOrEqualTo(200);
    }

    @Test
    @Tag("G6.1")
    void shouldShowEveryoneTheMenuOfTheirRole() {
        assertThat(views("wang.leader"))
                .contains("inspection_tasks", "inspections_pending", "inspections_rectifying", "officers")
                .doesNotContain("enterprise_inspections");
        assertThat(views("li.officer"))
                .contains("inspections_pending", "inspections_completed")
                .doesNotContain("inspection_tasks", "enterprise_inspections");
        assertThat(views("chen.contact")).containsExactly("enterprise_inspections");
    }

    private java.util.List<String> views(String username) {
        return menu.menu(actors.get(username)).stream()
                .flatMap(group -> group.items().stream())
                .map(MenuSource.MenuItem::view)
                .toList();
    }

    @Test
    void shouldChangeNothingWhenTheSameIsInstalledAgain() throws Exception {
        var before = everything();
        jdbc.sql("UPDATE application.application SET hash = 'as if never installed' WHERE application <> 'district'")
                .update();

        installer.install(shipped.all());
        installer.install(shipped.all());

        assertThat(everything()).isEqualTo(before);
    }

    private Map<String, Long> everything() {
        var counts = new TreeMap<String, Long>();
        for (var table : java.util.List.of(
                "registry.definition",
                "registry.view",
                "registry.code",
                "form.form_version",
                "process.definition",
                "identity.role",
                "identity.organisation",
                "identity.app_user",
                "deadline.calendar_day",
                "data.subject",
                "data.officer",
                "data.supervision_item")) {
            counts.put(table, count(table));
        }
        return counts;
    }

    @Test
    void shouldNameFileAndPlaceOfAFaultAndInstallNothingOfIt() throws Exception {
        var broken = REGISTRY.formatted("alpha").replace("type: code,", "type: cod,");

        install(Map.of(
                "seed-data/alpha/application.yaml", manifest("alpha", "[]"),
                "seed-data/alpha/data/code-tables/alpha_kind.csv", CODES,
                "seed-data/alpha/registries/alpha_thing.yaml", broken,
                "seed-data/beta/application.yaml", manifest("beta", "[alpha]"),
                "seed-data/beta/data/code-tables/beta_kind.csv", CODES));

        assertThat(applications.faults().get("alpha"))
                .startsWith("seed-data/alpha/registries/alpha_thing.yaml: fields[1].type");
        assertThat(applications.faults().get("beta"))
                .isEqualTo("seed-data/beta/application.yaml: requires: 'alpha' is not installed");
        assertThat(names()).doesNotContain("alpha", "beta");
        assertThat(jdbc.sql("SELECT count(*) FROM registry.code WHERE code_table IN ('alpha_kind', 'beta_kind')")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(installer.health().getStatus()).isEqualTo(Status.DOWN);

        applications.recovered("alpha");
        applications.recovered("beta");
    }

    @Test
    void shouldTakeBackDataWhereALaterFileIsRefused() throws Exception {
        install(Map.of(
                "seed-data/gamma/application.yaml",
                manifest("gamma", "[]") + "data: {owner: yunze, registries: [{registry: gamma_thing}]}\n",
                "seed-data/gamma/data/code-tables/gamma_kind.csv",
                CODES,
                "seed-data/gamma/registries/gamma_thing.yaml",
                REGISTRY.formatted("gamma"),
                "seed-data/gamma/data/registry/gamma_thing.csv",
                "name,kind_code\n好的,a\n坏的,z\n"));

        assertThat(applications.faults().get("gamma"))
                .startsWith("seed-data/gamma/data/registry/gamma_thing.csv: rows[2].kind_code");
        assertThat(names()).doesNotContain("gamma");
        assertThat(count("data.gamma_thing")).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM registry.code WHERE code_table = 'gamma_kind'")
                        .query(Long.class)
                        .single())
                .isZero();

        applications.recovered("gamma");
    }

    @Test
    void shouldKeepTheOldVersionUntilTheNewOneIsSound() throws Exception {
        var sound = Map.of(
                "seed-data/delta/application.yaml", manifest("delta", "[]"),
                "seed-data/delta/data/code-tables/delta_kind.csv", CODES,
                "seed-data/delta/registries/delta_thing.yaml", REGISTRY.formatted("delta"));
        install(sound);
        assertThat(names()).contains("delta");

        var changed = new TreeMap<>(sound);
        changed.put("seed-data/delta/data/code-tables/delta_kind.csv", CODES + "b,nowhere,乙,B,2,,\n");
        install(changed);
        assertThat(applications.faults().get("delta"))
                .startsWith("seed-data/delta/data/code-tables/delta_kind.csv: ")
                .contains("nowhere");
        assertThat(names()).contains("delta");

        install(sound);
        assertThat(applications.faults()).doesNotContainKey("delta");
    }

    @Test
    void shouldTellAFaultyManifestByItsLine() {
        var found = ShippedPackages.sort(files(Map.of(
                "seed-data/epsilon/application.yaml",
                "application: epsilon\nversion: [1.0\n",
                "seed-data/zeta/application.yaml",
                manifest("zeta", "[]"))));

        assertThat(found.packages()).extracting(Package::name).containsExactly("zeta");
        assertThat(found.faults().get("epsilon"))
                .hasMessageStartingWith("seed-data/epsilon/application.yaml:2:")
                .isInstanceOf(ApplicationFault.class);
    }

    @Test
    void shouldListApplicationsOverRest() throws Exception {
        web.perform(get("/api/applications")).andExpect(status().isUnauthorized());
        web.perform(get("/api/applications").with(user("admin")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.application == 'daily-inspection')].label.zh")
                        .value("日常检查"));
    }

    private void install(Map<String, String> texts) throws Exception {
        installer.install(ShippedPackages.sort(files(texts)));
    }

    private static TreeMap<String, byte[]> files(Map<String, String> texts) {
        var files = new TreeMap<String, byte[]>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private static String manifest(String name, String requires) {
        return """
                application: %s
                version: 1.0.0
                label: {zh: 试用, en: Trial}
                requires: %s
                demo: false
                """.formatted(name, requires);
    }

    private java.util.List<String> names() {
        return applications.all().stream()
                .map(Applications.Installed::application)
                .toList();
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
