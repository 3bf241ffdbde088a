package io.jianguan.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.application.SeedFiles.Row;
import io.jianguan.registry.SocialCreditCode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The shipped code tables and the made district hang together. */
@Tag("G4.1")
class SeedDataTest {
    private static final String OFFICERS = "district/data/registry/officer.csv";
    private static final String SUBJECTS = "district/data/registry/subject.csv";
    private static final Map<String, Row> ORGANISATIONS = rowsByKey("district/data/organisations.csv", "code");
    private static final Map<String, Row> USERS = rowsByKey("district/data/users.csv", "username");
    private static final Map<String, Row> CATALOGUE =
            rowsByKey("district/data/registry/subject_catalogue.csv", "entry_code");

    private static Map<String, Row> rowsByKey(String path, String key) {
        return SeedFiles.rows(path).stream().collect(Collectors.toUnmodifiableMap(row -> row.get(key), row -> row));
    }

    static List<String> codeTables() {
        return SeedFiles.paths("*/data/code-tables/*.csv");
    }

    @ParameterizedTest
    @MethodSource("codeTables")
    void shouldNameEveryCodeOnceAndEveryParentBeforeIt(String path) {
        var table = path.substring(path.lastIndexOf('/') + 1, path.length() - 4);
        var all = SeedFiles.codes(table).keySet();
        var before = new HashSet<>(path.startsWith("data-centre") ? Set.of() : all);
        before.removeAll(SeedFiles.column(path, "code"));

        for (var row : SeedFiles.rows(path)) {
            assertThat(row.get("label_zh")).as(row.get("code")).isNotBlank();
            if (!row.get("parent_code").isEmpty()) {
                assertThat(before).as(row.get("code")).contains(row.get("parent_code"));
            }
            assertThat(before.add(row.get("code"))).as(row.get("code")).isTrue();
        }
    }

    @Test
    void shouldHoldTheRegionAndIndustryCodesWhole() {
        assertThat(SeedFiles.codes("region")).hasSizeGreaterThan(3200).containsKeys("110000", "330106", "659012");
        assertThat(SeedFiles.codes("industry"))
                .hasSizeGreaterThan(1900)
                .containsKeys("A", "A01", "A011", "A0111", "T97", "T9700");
    }

    @Test
    void shouldPutEveryOrganisationIntoATreeAndARegion() {
        assertThat(ORGANISATIONS).hasSize(20);
        assertThat(ORGANISATIONS.values()).allSatisfy(row -> {
            assertThat(row.get("kind")).isIn("district", "bureau", "department", "township");
            assertThat(SeedFiles.codes("region")).containsKey(row.get("region"));
            if (!row.get("parent_code").isEmpty()) {
                assertThat(ORGANISATIONS).containsKey(row.get("parent_code"));
            }
        });
    }

    @Test
    void shouldGiveEveryUserAnOrganisationAndKnownRoles() {
        assertThat(USERS).containsKeys("admin", "wang.leader", "li.officer", "zhao.officer", "chen.contact");
        assertThat(USERS).containsKeys("sun.leader", "zhou.officer");
        assertThat(USERS.values()).allSatisfy(row -> {
            assertThat(ORGANISATIONS).containsKey(row.get("organisation"));
            assertThat(row.list("roles"))
                    .isNotEmpty()
                    .isSubsetOf("system-admin", "business-admin", "department-leader", "officer", "enterprise-contact");
        });
    }

    @Test
    void shouldGiveEveryOfficerAnAccountAndACertificate() {
        var officers = SeedFiles.rows(OFFICERS);
        var subjects = SeedFiles.column(SUBJECTS, "cert_no");

        assertThat(officers).hasSize(300).extracting(row -> row.get("account")).doesNotHaveDuplicates();
        assertThat(officers).extracting(row -> row.get("law_cert_no")).doesNotHaveDuplicates();
        assertThat(officers).allSatisfy(row -> {
            var user = Objects.requireNonNull(USERS.get(row.get("account")), row.get("account"));
            assertThat(user.get("organisation")).isEqualTo(row.get("unit_code"));
            assertThat(user.get("name")).isEqualTo(row.get("name"));
            assertThat(user.list("roles")).contains("officer");
            assertCodes(row, "gender_code", "gender");
            assertCodes(row, "enforcement_area", "region");
            assertCodes(row, "library_code", "officer_library");
            assertCodes(row, "education_code", "gb_education");
            assertCodes(row, "status_code", "officer_status");
            assertThat(subjects).containsAll(row.list("recusal_objects"));
        });
        assertThat(officers)
                .extracting(row -> LocalDate.parse(row.get("law_cert_expire_date")))
                .anyMatch(day -> day.isBefore(LocalDate.of(2026, 11, 1)))
                .anyMatch(day -> day.isBefore(LocalDate.of(2027, 2, 1)) && day.isAfter(LocalDate.of(2026, 11, 30)))
                .anyMatch(day -> day.isAfter(LocalDate.of(2028, 1, 1)));
    }

    @Test
    void shouldGiveEverySubjectValidCodesAndAContact() {
        assertThat(SeedFiles.rows(SUBJECTS)).hasSize(20).allSatisfy(row -> {
            assertThat(SocialCreditCode.isValid(row.get("cert_no"))).isTrue();
            assertSubject(row);
            assertThat(USERS.get(row.get("contact_account"))).isNotNull().satisfies(user -> {
                assertThat(user.list("roles")).containsExactly("enterprise-contact");
                assertThat(user.get("name")).isEqualTo(row.get("contact_name"));
            });
        });
    }

    @Test
    void shouldMakeSubjectsWithKnownCodes() {
        var subjects = SeedFiles.subjects();

        assertThat(subjects.rows(subjects.size("small"))).hasSize(5000).allSatisfy(row -> {
            assertThat(Arrays.asList(row)).doesNotContainNull();
            assertSubject(new Row(row(subjects.fields(), row)));
        });
    }

    /** Two pairs made by hand stay alone in their town and industry, so that a draw can be aimed at them. */
    @Test
    void shouldLeaveTheAimedCombinationsToTheSubjectsMadeByHand() {
        var subjects = SeedFiles.subjects();
        var industry = subjects.fields().indexOf("industry_code");

        assertThat(subjects.rows(subjects.size("large") / 10))
                .noneMatch(row -> Set.of("C1411", "R9011").contains(String.valueOf(row[industry])));
        assertThat(SeedFiles.rows(SUBJECTS))
                .filteredOn(row -> Set.of("C1411", "R9011").contains(row.get("industry_code")))
                .extracting(row -> row.get("region_code") + " " + row.get("industry_code"))
                .containsExactly("990101101 C1411", "990101101 C1411", "990101100 R9011", "990101100 R9011");
        assertThat(SeedFiles.rows(OFFICERS))
                .filteredOn(row -> row.get("library_code").equals("professional"))
                .filteredOn(row -> Set.of("990101100", "990101101").contains(row.get("enforcement_area")))
                .extracting(row -> row.get("account"))
                .containsExactly("li.officer", "zhao.officer", "zhou.officer", "wu.officer");
    }

    private static Map<String, String> row(List<String> fields, Object[] values) {
        return fields.stream()
                .collect(Collectors.toUnmodifiableMap(
                        field -> field, field -> String.valueOf(values[fields.indexOf(field)])));
    }

    private static void assertSubject(Row row) {
        assertCodes(row, "region_code", "region");
        assertCodes(row, "industry_code", "industry");
        assertThat(row.get("industry_code")).hasSize(5);
        assertCodes(row, "sub_library_code", "sub_library");
        assertCodes(row, "size_code", "size");
        assertCodes(row, "reg_status_code", "reg_status");
        assertCodes(row, "credit_level_code", "credit_level");
        assertCodes(row, "risk_level_code", "risk_level");
        assertThat(Objects.requireNonNull(CATALOGUE.get(row.get("catalogue"))).get("kind_code"))
                .isEqualTo("supervised");
    }

    private static final Map<String, Set<String>> KNOWN = new ConcurrentHashMap<>();

    private static void assertCodes(Row row, String column, String table) {
        var known = KNOWN.computeIfAbsent(table, name -> SeedFiles.codes(name).keySet());
        assertThat(row.list(column)).as(column).isNotEmpty();
        assertThat(known).as(column).containsAll(row.list(column));
    }

    @Test
    void shouldGroundEveryChecklistRowInALawAndAnArticle() {
        var items = SeedFiles.rows("district/data/registry/supervision_item.csv");

        assertThat(items).hasSize(200).extracting(row -> row.get("item_code")).doesNotHaveDuplicates();
        assertThat(items).extracting(row -> row.get("item_name")).doesNotHaveDuplicates();
        assertThat(items).allSatisfy(row -> {
            assertThat(row.get("item_code")).matches("\\d{14}");
            assertThat(ORGANISATIONS).containsKey(row.get("dept_code"));
            assertCodes(row, "check_way_code", "check_way");
            assertCodes(row, "check_category_code", "check_category");
            assertCodes(row, "admin_type_code", "admin_type");
            assertCodes(row, "status_code", "item_status");
            assertThat(row.get("legal_basis")).matches("《.+》第.+条.*");
            assertChecklist(row.get("item_name"), new ObjectMapper().readTree(row.get("checklist")));
        });
    }

    private static void assertChecklist(String item, JsonNode checklist) {
        assertThat(checklist.size()).as(item).isBetween(3, 8);
        for (int at = 0; at < checklist.size(); at++) {
            var row = checklist.get(at);
            assertThat(row.propertyNames()).as(item).containsExactlyInAnyOrder("no", "content", "basis", "method");
            assertThat(row.path("no").asInt()).as(item).isEqualTo(at + 1);
            assertThat(row.path("content").asString()).as(item).isNotBlank();
            assertThat(row.path("method").asString()).as(item).isNotBlank();
            assertThat(row.path("basis").asString())
                    .as(item)
                    .matches("《[^》]+》第[一二三四五六七八九十百零]+条(第[一二三四五六七八九十]+款)?(第（[一二三四五六七八九十]+）项)?");
        }
    }

    @Test
    void shouldNameEveryHolidayAndEveryMadeUpWorkday() {
        var days = rowsByKey("district/data/calendar.csv", "date");

        assertThat(days.values()).allSatisfy(row -> {
            var weekend = LocalDate.parse(row.get("date")).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            assertThat(row.get("kind")).isIn("holiday", "workday");
            assertThat(row.get("kind").equals("workday") && !weekend).isFalse();
        });
        assertThat(days.keySet()).filteredOn(day -> day.startsWith("2025")).hasSize(28 + 5);
        assertThat(days.keySet()).filteredOn(day -> day.startsWith("2026")).hasSize(33 + 6);
    }

    @Test
    @Tag("D7")
    void shouldHoldEveryArticleThatAViolationNames() {
        var laws = SeedFiles.column("district/data/registry/law.csv", "doc_title");
        var articles = SeedFiles.rows("district/data/registry/law_article.csv");

        assertThat(laws).doesNotHaveDuplicates();
        assertThat(articles).allSatisfy(row -> {
            assertThat(laws).contains(row.get("law"));
            assertThat(row.get("article_title")).isEqualTo("《" + row.get("law") + "》" + row.get("article_no"));
        });
        assertThat(SeedFiles.rows("district/generate/violation.csv")).allSatisfy(violation -> {
            var named = articles.stream()
                    .filter(row -> violation.get("basis").startsWith(row.get("article_title")))
                    .toList();
            assertThat(named).as(violation.get("basis")).hasSize(1);
            assertThat(named.getFirst().list("item_codes")).contains(violation.get("item_code"));
        });
    }

    @Test
    @Tag("D7")
    void shouldHoldTheKnowledgeOfACounty() {
        var items = SeedFiles.column("district/data/registry/supervision_item.csv", "item_name");
        var laws = SeedFiles.column("district/data/registry/law.csv", "doc_title");
        var cases = SeedFiles.rows("district/data/registry/knowledge_case.csv");

        assertThat(cases).hasSizeGreaterThanOrEqualTo(20).allSatisfy(row -> {
            assertThat(items).contains(row.get("monitor_item"));
            assertThat(laws).containsAll(row.list("laws"));
            assertThat(ORGANISATIONS).containsKey(row.get("dept_code"));
            assertCodes(row, "industry_code", "industry");
        });
        assertThat(SeedFiles.rows("district/data/registry/contingency_plan.csv"))
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(row -> assertRows(row, "resources", "name"));
        assertThat(SeedFiles.rows("district/data/registry/risk_feature.csv"))
                .hasSizeGreaterThanOrEqualTo(15)
                .allSatisfy(row -> assertRows(row, "indicators", "condition"));
        assertThat(SeedFiles.rows("district/data/registry/knowledge_rule.csv")).hasSizeGreaterThanOrEqualTo(12);
    }

    private static void assertRows(Row row, String table, String column) {
        var cells = new ObjectMapper().readTree(row.get(table));
        assertThat(cells.size()).as(row.get(table)).isGreaterThanOrEqualTo(2);
        assertThat(cells.values())
                .allSatisfy(cell -> assertThat(cell.path(column).asString()).isNotBlank());
    }
}
