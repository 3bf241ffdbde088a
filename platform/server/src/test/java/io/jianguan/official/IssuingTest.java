package io.jianguan.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.ServerTest;
import io.jianguan.document.Contents;
import io.jianguan.engine.JobHandler.Job;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import io.jianguan.rest.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@Tag("G9")
class IssuingTest extends ServerTest {
    private static final Path FILE = Path.of("../../seed-data/daily-inspection/templates/rectification-order.docx");

    @Autowired
    Issuing issuing;

    @Autowired
    Offers offers;

    @Autowired
    Issuers issuers;

    @Autowired
    IssueDocument job;

    @Autowired
    Templates templates;

    @Autowired
    Records records;

    @Autowired
    Contents contents;

    @Autowired
    Actors actors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc browser;

    @BeforeEach
    void template() throws IOException {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get("chen.contact").username().equals("chen.contact")
                        && templates.find("site-record").isPresent());
        templates.publish("""
                template: issuing-test
                label: {zh: 通知书, en: Notice}
                registry: inspection
                roles: [department-leader]
                number: "{mark}试〔{yyyy}〕{seq}号"
                """, Files.readAllBytes(FILE));
    }

    private Records.Record inspection(String name) {
        return records.create(
                "inspection",
                "yunze-market-food",
                Map.of("object_name", name, "uscc", "91990101MA0000000X", "problems", "标签不符合要求"),
                new Records.Cause(null, "test"));
    }

    private static long serial(Papers.Paper paper) {
        return Long.parseLong(paper.number().replaceFirst(".*〕(\\d+)号", "$1"));
    }

    @Test
    void numbersHaveNoGapsUnderConcurrencyAndAfterFailures() {
        var leader = actors.get("wang.leader");
        var record = inspection("吉祥食品");
        var rare = inspection("𠮷祥食品");
        var first = serial(issuing.issue(leader, "inspection", record.id(), "issuing-test", "first-" + record.id()));
        assertThatThrownBy(() -> issuing.issue(leader, "inspection", rare.id(), "issuing-test", "rare-" + rare.id()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("official.characters"));
        var others = IntStream.range(0, 4)
                .parallel()
                .mapToObj(n -> issuing.issue(
                        leader, "inspection", record.id(), "issuing-test", "many-" + record.id() + "-" + n))
                .map(IssuingTest::serial)
                .sorted()
                .toList();
        assertThat(others).containsExactly(first + 1, first + 2, first + 3, first + 4);
    }

    @Test
    void theSameWishIsTheSameDocumentAndAVoidOneStays() throws Exception {
        var leader = actors.get("wang.leader");
        var record = inspection("如意食品");
        var paper = issuing.issue(leader, "inspection", record.id(), "issuing-test", "same-" + record.id());
        assertThat(issuing.issue(leader, "inspection", record.id(), "issuing-test", "same-" + record.id()))
                .isEqualTo(paper);
        assertThat(Templates.hash(Files.readAllBytes(
                        contents.open(leader, paper.ofd().id()).path())))
                .isEqualTo(paper.ofd().hash());
        assertThatThrownBy(() -> contents.open(
                                actors.get("sun.leader"), paper.pdf().id())
                        .path())
                .isInstanceOf(Problem.class);

        browser.perform(get("/api/portal/official-documents/" + paper.token()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(paper.number()))
                .andExpect(jsonPath("$.pdf").value(paper.pdf().hash()))
                .andExpect(jsonPath("$.voidedOn").isEmpty())
                .andExpect(jsonPath("$.issuedBy").doesNotExist());
        issuing.makeVoid(leader, paper.id(), "文号用错");
        browser.perform(get("/api/portal/official-documents/" + paper.token()))
                .andExpect(jsonPath("$.voidedOn").isNotEmpty())
                .andExpect(jsonPath("$.number").value(paper.number()));
        assertThatThrownBy(() -> issuing.makeVoid(leader, paper.id(), "再次"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("official.void"));
        browser.perform(get("/api/portal/official-documents/AAAAAAAAAAAAAAAAAAAAAAAA"))
                .andExpect(status().isNotFound());
    }

    @Test
    void anOfficeIssuesInItsOwnNameOnWhatBelongsToTheWholeDistrict() {
        var leader = actors.get("wang.leader");
        assertThat(issuers.of("yunze", leader).organisation()).isEqualTo("yunze-market");
        assertThat(issuers.of("yunze-market-food", leader).organisation()).isEqualTo("yunze-market");
        assertThat(issuers.of("yunze", null).organisation()).isEqualTo("yunze");
    }

    @Test
    void onlyWhoMayIssuesAndReads() {
        var record = inspection("平安食品");
        assertThatThrownBy(() -> issuing.issue(
                        actors.get("sun.leader"), "inspection", record.id(), "issuing-test", "other-" + record.id()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("registry.record-unknown"));
        assertThat(offers.of(actors.get("chen.contact"), record)).isEmpty();
        // no instance of the process is at its steps
        assertThat(offers.of(actors.get("wang.leader"), record))
                .extracting(version -> version.settings().template())
                .contains("issuing-test")
                .doesNotContain("site-record", "rectification-order");
    }

    @Test
    @Tag("C6")
    void aProcessIssuesOnceHoweverOftenItIsAsked() {
        var record = inspection("安康食品");
        var given = new Job(
                4_711_000_000L + record.id(),
                "official.issue",
                record.id(),
                "test",
                "issue",
                Map.of("template", "=\"issuing-test\""),
                Map.of("registry", "inspection", "recordId", String.valueOf(record.id())));
        transaction.executeWithoutResult(status -> job.handle(given));
        transaction.executeWithoutResult(status -> job.handle(given));
        assertThat(jdbc.sql("SELECT count(*) FROM official.document WHERE registry = 'inspection' AND record_id = ?")
                        .param(record.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("C6")
    void aFaultyTemplateIsNotPublished() throws IOException {
        var settings = templates.get("issuing-test").settings();
        var other = new TemplateSettings(
                "faulty-test",
                settings.label(),
                "subject",
                null,
                List.of(),
                List.of(),
                settings.number(),
                Map.of(),
                TemplateSettings.SealPlace.USUAL);
        var content = Files.readAllBytes(FILE);
        assertThat(templates.scan(settings, content)).allMatch(found -> found.fault() == null);
        assertThat(templates.scan(other, content))
                .anyMatch(found -> found.tag().equals("{{problems}}") && "unknown".equals(found.fault()))
                .anyMatch(found -> found.tag().equals("{{object_name}}") && found.fault() == null);
        assertThatThrownBy(() -> templates.publish(other, content, "he.business"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("official.template"));
        assertThat(templates.find("faulty-test")).isEmpty();
    }
}
