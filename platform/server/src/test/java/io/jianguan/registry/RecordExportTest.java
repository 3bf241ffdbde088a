package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.RecordExport.State;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import io.jianguan.work.Turns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Lists written into files in the background. */
@Tag("C2")
class RecordExportTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "");

    @Autowired
    MockMvc mvc;

    @Autowired
    Export export;

    @Autowired
    RecordExports exports;

    @Autowired
    RecordExportStore store;

    @Autowired
    RecordExportWork work;

    @Autowired
    ExportFiles files;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
        jdbc.sql("DELETE FROM registry.export").update();
        jdbc.sql("DELETE FROM notification.notice").update();
    }

    private RecordExport ended(long id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> store.find(id).orElseThrow(), one -> one.state() != State.RUNNING);
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable refused) {
        return catchThrowableOfType(Problem.class, refused).code();
    }

    private static ListRequest request() {
        return ListRequest.of(Map.of(
                "f.colour", List.of("red"), "sort", List.of("-amount,name"), "columns", List.of("name,amount,phone")));
    }

    private byte[] direct(ListRequest request) throws IOException {
        var out = new ByteArrayOutputStream();
        export.prepare(WANG, views.get(WANG, "visits"), request, "csv").write(out);
        return out.toByteArray();
    }

    private int notices(String kind) {
        return jdbc.sql("SELECT count(*) FROM notification.notice WHERE username = 'wang' AND kind = ?")
                .param(kind)
                .query(Integer.class)
                .single();
    }

    @Test
    void shouldWriteWhatIsSeenTellThePersonAndKeepItForThemAlone() throws Exception {
        records.create("visit", "market", visit("name", "=1+1", "amount", 7, "phone", "13800001111"), SEED);
        records.create("visit", "market", visit("name", "甲", "amount", 9), SEED);
        records.create("visit", "market", visit("name", "蓝", "colour", "blue"), SEED);
        records.create("visit", "fire", visit("name", "别处"), SEED);

        var one = ended(exports.start(WANG, "visits", request(), "csv").id());

        assertThat(one.state()).isEqualTo(State.READY);
        assertThat(one.rows()).isEqualTo(2);
        var written = files.file(one.key()).getContentAsByteArray();
        assertThat(written).isEqualTo(direct(request()));
        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF名称,数量,电话\r\n甲,9,\r\n'=1+1,7,13800001111\r\n");
        assertThat(notices("export-ready")).isEqualTo(1);
        assertThat(jdbc.sql("""
                SELECT details::text FROM audit.entry
                WHERE action = 'view.exported' AND username = 'wang' ORDER BY id DESC LIMIT 1
                """).query(String.class).single()).contains("\"rows\": 2", "colour");

        mvc.perform(get("/api/exports/" + one.id() + "/file").with(user("wang")))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", Matchers.containsString("attachment")));
        mvc.perform(get("/api/exports/" + one.id() + "/file").with(user("sun"))).andExpect(status().isNotFound());
        assertThat(code(() -> exports.start(LI, "visits", request(), "csv"))).isEqualTo("registry.forbidden");
        exports.delete(WANG, one.id());
        assertThat(files.file(one.key()).exists()).isFalse();
        assertThat(exports.newest(WANG, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void shouldNotGiveAFileToWhoeverMaySeeLessByNow() {
        records.create("visit", "market", visit(), SEED);
        var one = ended(exports.start(WANG, "visits", request(), "xlsx").id());
        assertThat(exports.fetch(WANG, one.id()).name()).endsWith(".xlsx");
        var moved = actor("wang", "fire", "department-leader");
        assertThat(code(() -> exports.fetch(moved, one.id()))).isEqualTo("registry.export-rights");
        var demoted = actor("wang", "market", "officer");
        assertThat(code(() -> exports.fetch(demoted, one.id()))).isEqualTo("registry.forbidden");
    }

    @Test
    void shouldSendLongListsToTheBackground() throws Exception {
        jdbc.sql("""
                INSERT INTO data.visit (record_no, status, owner_org, version, created_by, created_at, updated_at,
                  name, colour, amount)
                SELECT 'L' || i, 'draft', 'market', 1, 'wang', now(), now(), '走访' || i, 'red', nullif(i % 50, 0)
                FROM generate_series(1, 10001) i
                """).update();
        assertThat(code(() -> direct(request()))).isEqualTo("registry.export-size");
        var one = ended(exports.start(WANG, "visits", request(), "csv").id());
        assertThat(one.state()).isEqualTo(State.READY);
        assertThat(one.total()).isEqualTo(10_001);
        var lines = lines(one);
        assertThat(lines).hasSize(10_002).doesNotHaveDuplicates();
        // what has no amount comes last, as in the list
        assertThat(lines.getLast()).contains(",,");
    }

    /** A server that died: the next begins anew, and people hear of it once. */
    @Test
    void shouldBeginAnewAfterACrash() throws Exception {
        records.create("visit", "market", visit(), SEED);
        long id = waiting("now() - interval '1 second'");
        var one = ended(id);
        assertThat(one.rows()).isEqualTo(1);
        assertThat(lines(one)).hasSize(2);
        assertThat(notices("export-ready")).isEqualTo(1);
    }

    @Test
    void shouldTellWhereItCannotBeDone() throws Exception {
        records.create("visit", "market", visit(), SEED);
        long id = waiting("now() + interval '1 hour'");
        var place = files.file(store.find(id).orElseThrow().key()).getFile().toPath();
        var inTheWay = Files.createDirectories(place).resolve("other");
        Files.createFile(inTheWay);

        jdbc.sql("UPDATE registry.export SET attempts = 4, alive_until = now() - interval '1 second' WHERE id = ?")
                .param(id)
                .update();

        assertThat(ended(id).state()).isEqualTo(State.FAILED);
        await().atMost(Duration.ofSeconds(10)).until(() -> notices("export-failed") == 1);
        Files.delete(inTheWay);
        Files.delete(place);
    }

    private List<String> lines(RecordExport one) throws IOException {
        return files.file(one.key())
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private long waiting(String aliveUntil) {
        return jdbc.sql("""
                INSERT INTO registry.export (view, registry, name, format, parameters, language, requested_by,
                  requested_at, rows, worker, alive_until)
                VALUES ('visits', 'visit', '走访', 'csv', '{}', 'zh-CN', 'wang', now(), 40, gen_random_uuid(), %s)
                RETURNING id
                """.formatted(aliveUntil)).query(Long.class).single();
    }

    @Test
    void shouldLeaveNothingOfWhatWasCancelled() {
        records.create("visit", "market", visit(), SEED);
        var one = store.find(waiting("now() + interval '1 hour'")).orElseThrow();
        for (int i = 0; i < 2; i++) {
            waiting("now() + interval '1 hour'");
        }
        assertThat(code(() -> exports.start(WANG, "visits", request(), "csv"))).isEqualTo("registry.export-busy");
        assertThat(exports.cancel(WANG, one.id()).state()).isEqualTo(State.CANCELLED);
        work.work(one);
        assertThat(files.file(one.key()).exists()).isFalse();
        assertThat(store.find(one.id()).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(notices("export-ready")).isZero();
        assertThatThrownBy(() -> store.advanced(one.id(), 1, 1)).isInstanceOf(Turns.Lost.class);
        assertThat(code(() -> exports.fetch(WANG, one.id()))).isEqualTo("registry.export-gone");
    }

    @Test
    void shouldForgetFilesAfterTheirTimeAndTheOldestWhereThereAreTooMany() {
        records.create("visit", "market", visit(), SEED);
        var first = ended(exports.start(WANG, "visits", request(), "csv").id());
        var second = ended(exports.start(WANG, "visits", request(), "csv").id());
        jdbc.sql("UPDATE registry.export SET expires_at = now() - interval '1 second' WHERE id = ?")
                .param(second.id())
                .update();
        work.tidy();
        assertThat(files.file(second.key()).exists()).isFalse();
        assertThat(store.find(second.id()).orElseThrow().state()).isEqualTo(State.EXPIRED);
        assertThat(files.file(first.key()).exists()).isTrue();
        assertThat(store.expire(1)).extracting(RecordExport::id).containsExactly(first.id());
    }

    @Test
    void shouldBeginAnotherSheetWhereOneIsFull(@TempDir Path folder) throws Exception {
        var file = folder.resolve("sheets.xlsx");
        try (var table = new XlsxTable(Files.newOutputStream(file), 3)) {
            table.row(List.of("标题"));
            for (int i = 0; i < 5; i++) {
                table.row(List.of(i));
            }
        }
        var sheets = new LinkedHashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : Collections.list(zip.entries())) {
                sheets.put(part.getName(), new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(sheets.get("xl/worksheets/sheet2.xml")).contains("<v>2</v>", "<v>3</v>", "&#x6807;");
        assertThat(sheets.get("xl/worksheets/sheet3.xml"))
                .contains("<v>4</v>", "&#x6807;")
                .doesNotContain("<v>3</v>");
    }
}
