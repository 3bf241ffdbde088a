package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Page;
import io.jianguan.rest.Page.Count;
import io.jianguan.rest.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

class ViewsTest extends RegistryTest {
    private static final Cause PROCESS = new Cause(null, "");

    @Autowired
    Listing listing;

    @Autowired
    Export export;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
    }

    private static ListRequest request(String... parameters) {
        var asked = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            asked.add(parameters[i], parameters[i + 1]);
        }
        return ListRequest.of(asked);
    }

    private Page<Record> list(Actor actor, String... parameters) {
        var request = request(parameters);
        return listing.page(listing.select(actor, views.get(actor, "visits"), request), request);
    }

    private List<String> names(Actor actor, String... parameters) {
        return list(actor, parameters).rows().stream().map(Record::title).toList();
    }

    private void visits(String... names) {
        for (var name : names) {
            records.create("visit", "market", visit("name", name), PROCESS);
        }
    }

    @Test
    void shouldShowEachBureauItsOwn() {
        records.create("visit", "market", visit("name", "市监甲", "handler", "li"), PROCESS);
        records.create("visit", "market-food", visit("name", "食品乙", "officers", List.of("zhao", "li")), PROCESS);
        records.create("visit", "fire", visit("name", "消防丙", "officers", List.of("zhou")), PROCESS);

        assertThat(names(WANG)).containsExactly("食品乙", "市监甲");
        assertThat(names(LI)).containsExactly("食品乙", "市监甲");
        assertThat(names(ZHAO)).containsExactly("食品乙");
        assertThat(names(SUN)).containsExactly("消防丙");
        assertThat(names(ZHOU)).containsExactly("消防丙");
        assertThat(catchThrowableOfType(Problem.class, () -> names(ADMIN)).code())
                .isEqualTo("registry.view-unknown");
        assertThat(views.visible(ADMIN)).extracting("view").doesNotContain("visits");
        assertThat(views.visible(LI)).extracting("view").contains("visits");
        assertThat(views.count(WANG, "visits")).isEqualTo(new Count(2, false));
    }

    @Test
    void shouldMergeAListOfFewOfficesAndStatusesInOrder() {
        var offices = List.of("market", "market-food", "fire");
        for (int i = 0; i < 30; i++) {
            records.create("visit", offices.get(i % 3), visit("name", "走访" + i), PROCESS);
        }
        // Many at the same moment, so that the id decides between offices.
        jdbc.sql("""
                UPDATE data.visit SET status = (ARRAY['draft', 'open', 'closed'])[1 + id % 3],
                  created_at = timestamptz '2026-03-01' + (id % 4) * interval '1 hour'
                """).update();

        for (var sort : List.of("created_at", "-created_at")) {
            var found = pages(WANG, "f.status", "open", "f.status", "draft", "sort", sort);
            var direction = sort.startsWith("-") ? "DESC" : "ASC";
            assertThat(found)
                    .isEqualTo(jdbc.sql("""
                            SELECT name FROM data.visit
                            WHERE owner_org IN ('market', 'market-food') AND status IN ('open', 'draft')
                            ORDER BY created_at %s, id %s
                            """.formatted(direction, direction))
                            .query(String.class)
                            .list());
        }
        assertThat(statement(WANG, "f.status", "open", "f.status", "draft")).contains("lateral");
        assertThat(statement(WANG)).doesNotContain("lateral");
        assertThat(statement(WANG, "f.status", "open", "f.status", "draft", "sort", "amount"))
                .doesNotContain("lateral");
        assertThat(statement(SUN, "f.status", "open")).doesNotContain("lateral");
        assertThat(statement(LI, "f.status", "open")).doesNotContain("lateral");
    }

    @Test
    void shouldShowWhatIsOnesOwnOnceInOrder() {
        visits("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑");
        // By one column, by several of them, by none; many at the same moment.
        jdbc.sql("""
                UPDATE data.visit SET
                  created_by = CASE WHEN id % 2 = 0 THEN 'li' WHEN id % 5 = 0 THEN 'zhao' END,
                  handler = CASE WHEN id % 3 = 0 THEN 'li' WHEN id % 3 = 1 THEN 'zhao' END,
                  officers = CASE WHEN id % 4 = 0 THEN ARRAY['zhao', 'li'] WHEN id % 4 = 1 THEN ARRAY['zhao'] END,
                  created_at = timestamptz '2026-03-01' + (id % 3) * interval '1 hour'
                """).update();

        for (var sort : List.of("created_at", "-created_at")) {
            var direction = sort.startsWith("-") ? "DESC" : "ASC";
            for (var reader : List.of(LI, ZHAO)) {
                assertThat(pages(reader, "sort", sort))
                        .isNotEmpty()
                        .isEqualTo(jdbc.sql("""
                                SELECT name FROM data.visit
                                WHERE ? IN (created_by, handler) OR ? = ANY (officers)
                                ORDER BY created_at %s, id %s
                                """.formatted(direction, direction))
                                .params(reader.username(), reader.username())
                                .query(String.class)
                                .list());
            }
        }
        assertThat(statement(LI)).contains("union all");
        assertThat(statement(LI, "f.status", "open", "f.status", "draft")).contains("union all");
        assertThat(statement(LI, "sort", "amount")).doesNotContain("union all");
        assertThat(statement(WANG)).doesNotContain("union all");
    }

    private List<String> pages(Actor actor, String... parameters) {
        var names = new ArrayList<String>();
        String next = null;
        do {
            var asked = new ArrayList<>(List.of(parameters));
            asked.addAll(List.of("limit", "3"));
            if (next != null) {
                asked.addAll(List.of("cursor", next));
            }
            var page = list(actor, asked.toArray(String[]::new));
            page.rows().forEach(row -> names.add(row.title()));
            next = page.next();
        } while (next != null);
        return names;
    }

    private String statement(Actor actor, String... parameters) {
        var selection = listing.select(actor, views.get(actor, "visits"), request(parameters));
        var order = selection.order();
        return listing.query(selection, order.valued(null), order.byValue(), 3).getSQL();
    }

    @Test
    void shouldNameWhatIsLinkedWithThePage() {
        long there = party("甲公司");
        long gone = party("乙公司");
        visits("没有对象");
        records.create("visit", "market", visit("party", gone), PROCESS);
        records.create("visit", "market", visit("party", there), PROCESS);
        jdbc.sql("UPDATE data.party SET deleted_at = now() WHERE id = ?")
                .param(gone)
                .update();

        assertThat(list(WANG).rows())
                .extracting(row -> row.labels().get("party"))
                .containsExactly("甲公司", "乙公司", null);
        assertThat(statement(WANG)).contains("party$title");
        assertThat(statement(WANG, "columns", "name")).doesNotContain("party");
        assertThat(list(WANG, "columns", "name").rows())
                .allSatisfy(row -> assertThat(row.values()).containsOnlyKeys("name"));
    }

    private long party(String name) {
        return records.create("party", "market", Map.of("name", name, "uscc", Codes.valid()), PROCESS)
                .id();
    }

    @Test
    void shouldFilterByEveryType() {
        var party = records.create("party", "market", Map.of("name", "甲公司", "uscc", Codes.valid()), PROCESS);
        records.create(
                "visit",
                "market",
                visit(
                        "name",
                        "春季走访100%",
                        "areas",
                        List.of("110101001"),
                        "colour",
                        "blue",
                        "amount",
                        5,
                        "due_date",
                        "2026-03-01",
                        "handler",
                        "li",
                        "party",
                        party.id()),
                PROCESS);
        visits("秋季走访");

        assertThat(names(WANG, "f.name", "季走")).hasSize(2);
        assertThat(names(WANG, "f.name", "0%")).containsExactly("春季走访100%");
        assertThat(names(WANG, "f.name", "_")).isEmpty();
        assertThat(names(WANG, "f.areas", "110101")).hasSize(2);
        assertThat(names(WANG, "f.areas", "110101001")).containsExactly("春季走访100%");
        assertThat(names(WANG, "f.colour", "blue")).containsExactly("春季走访100%");
        assertThat(names(WANG, "f.colour", "blue", "f.colour", "red")).hasSize(2);
        assertThat(names(WANG, "f.amount.from", "5", "f.amount.to", "5")).containsExactly("春季走访100%");
        assertThat(names(WANG, "f.due_date.from", "2026-02-28", "f.due_date.to", "2026-03-01"))
                .containsExactly("春季走访100%");
        assertThat(names(WANG, "f.created_at.to", "2020-01-01")).isEmpty();
        assertThat(names(WANG, "f.created_at.from", "2020-01-01", "f.created_at.to", "2999-01-01"))
                .hasSize(2);
        assertThat(names(WANG, "f.handler", "li")).containsExactly("春季走访100%");
        assertThat(names(WANG, "f.party", String.valueOf(party.id()))).containsExactly("春季走访100%");
        assertThat(names(WANG, "f.status", "open")).isEmpty();
        assertThat(names(WANG, "q", "春季 100")).containsExactly("春季走访100%");
        assertThat(names(WANG, "q", "春")).containsExactly("春季走访100%");
        assertThat(names(WANG, "q", "'\\ & |")).isEmpty();
    }

    @Test
    void shouldRefuseWhatCannotBeAsked() {
        assertThat(problem("f.phone", "138")).isEqualTo("registry.filter");
        assertThat(problem("f.nonsense", "1")).isEqualTo("registry.filter");
        assertThat(problem("f.amount", "many")).isEqualTo("registry.filter");
        assertThat(problem("f.created_at.to", "2026-13-01")).isEqualTo("registry.filter");
        assertThat(problem("sort", "phone")).isEqualTo("registry.sort");
        assertThat(problem("sort", "id\" desc")).isEqualTo("registry.sort");
        assertThat(problem("cursor", "nonsense")).isEqualTo("rest.cursor");
    }

    private String problem(String name, String value) {
        return catchThrowableOfType(Problem.class, () -> list(WANG, name, value))
                .code();
    }

    @Test
    void shouldExportExactlyWhatIsSeen() throws IOException {
        for (int i = 0; i < 3; i++) {
            records.create(
                    "visit",
                    "market",
                    visit("name", "=1+" + i, "handler", "li", "phone", "13812341234", "fine", "-1.50"),
                    PROCESS);
        }
        records.create("visit", "fire", visit("name", "消防"), PROCESS);
        var csv = text("csv");

        assertThat(csv).startsWith("\uFEFF编号,名称,颜色,区域,主办,人员,单位,对象,数量,金额,期限,紧急,电话,状态,创建时间\r\n");
        assertThat(csv.lines()).hasSize(4);
        assertThat(csv)
                .contains(",'=1+2,红,东区,姓名li,,,,12,-1.50,")
                .contains(",否,13812341234,草稿,")
                .doesNotContain("消防");
    }

    @TempDir
    Path folder;

    @Test
    void shouldExportNumbersAsNumbersAndTextsAsTexts() throws IOException {
        records.create("visit", "market", visit("name", "=1+1", "fine", "-1.50"), PROCESS);

        var file = Files.write(folder.resolve("visits.xlsx"), bytes("xlsx"));
        var parts = new HashMap<String, String>();
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : Collections.list(zip.entries())) {
                parts.put(part.getName(), new String(zip.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }

        assertThat(parts.get("xl/worksheets/sheet1.xml"))
                .contains("<v>12</v>", "<v>-1.50</v>", ">=1+1</t>", "&#x8349;&#x7a3f;")
                .doesNotContain("<f>");
    }

    private String text(String format) throws IOException {
        return new String(bytes(format), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        export.prepare(WANG, views.get(WANG, "visits"), ListRequest.all(), format)
                .write(out);
        return out.toByteArray();
    }
}
