package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.identity.Label;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.registry.CodeTree.CodeBranch;
import io.jianguan.rest.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Those who keep a code table add codes, end them, and order them below others. */
@Tag("D1")
class CodeTableEditingTest extends RegistryTest {
    @Autowired
    CodeTableEditing editing;

    @Autowired
    CodeTree tree;

    @Autowired
    CodeHistory history;

    @BeforeEach
    void table() {
        made("harm", new Label("危害程度", "Harm"));
    }

    private void made(String table, Label label) {
        jdbc.sql("DELETE FROM registry.code_version WHERE code_table = ?")
                .param(table)
                .update();
        jdbc.sql("DELETE FROM registry.code WHERE code_table = ?").param(table).update();
        jdbc.sql("DELETE FROM registry.code_table WHERE code_table = ?")
                .param(table)
                .update();
        editing.name(table, label, null, "admin");
    }

    private int revision() {
        return tree.children("harm", null, null).revision();
    }

    private int saved(Code... codes) {
        return editing.save("harm", List.of(codes), revision(), "wang").changed();
    }

    @Test
    void shouldBeCalledWhatItsKeepersCallIt() {
        codes.title("harm", "应用给的名称", "From the application");
        assertThat(label()).isEqualTo(new Label("危害程度", "Harm"));

        editing.name("harm", new Label("危害等级", "Level of harm"), revision(), "wang");
        assertThat(label()).isEqualTo(new Label("危害等级", "Level of harm"));
        var refusal =
                catchThrowableOfType(Problem.class, () -> editing.name("harm", new Label("", " "), revision(), "wang"));
        assertThat(codes(refusal.errors())).containsExactly("zh code-title", "en code-title");
    }

    private Label label() {
        return Objects.requireNonNull(editing.tables().stream()
                .filter(table -> table.table().equals("harm"))
                .findFirst()
                .orElseThrow()
                .label());
    }

    @Test
    void shouldEndACodeAndStillReadIt() {
        saved(code("high", null, "高", "High"), code("low", null, "低", "Low"));
        var ended = new Code("low", null, "低", "Low", 0, null, LocalDate.of(2020, 1, 1));

        assertThat(saved(ended)).isEqualTo(1);
        assertThat(saved(ended)).isZero();
        assertThat(revision()).isEqualTo(2);

        assertThat(codes.children("harm", null)).extracting("code").containsExactly("high");
        assertThat(codes.find("harm", List.of("low"))).hasSize(1);
        assertThat(tree.search("harm", "低", null).rows())
                .extracting(CodeBranch::code)
                .containsExactly(ended);
        assertThat(editing.tables())
                .filteredOn(table -> table.table().equals("harm"))
                .singleElement()
                .satisfies(table -> assertThat(table.label()).isEqualTo(new Label("危害程度", "Harm")));
    }

    @Test
    void shouldSayWhatIsWrongAndSaveNothing() {
        var wrong = List.of(
                code("", null, "无", "None"),
                code("a", null, "甲", ""),
                code("a", null, "乙", "B"),
                new Code("c", null, "丙", "C", 0, LocalDate.of(2021, 1, 1), LocalDate.of(2020, 1, 1)));

        var refused = catchThrowableOfType(Problem.class, () -> editing.save("harm", wrong, 0, "admin"));

        assertThat(codes(refused.errors()))
                .containsExactly(
                        "codes[0].code code-empty",
                        "codes[1].labelZh code-label",
                        "codes[2].code code-twice",
                        "codes[3].validUntil code-days");
    }

    @Test
    void shouldRefuseACircle() {
        saved(code("x", null, "上", "Up"), code("y", "x", "下", "Down"));

        var refused = catchThrowableOfType(Problem.class, () -> saved(code("x", "y", "上", "Up")));

        assertThat(codes(refused.errors())).containsExactly("codes[0].parentCode code-circle");
        assertThat(codes.children("harm", "x")).hasSize(1);
    }

    @Test
    void shouldTurnPages() {
        made("many", new Label("很多", "Many"));
        editing.save(
                "many",
                IntStream.range(0, 250)
                        .mapToObj(i -> code("%03d".formatted(i), null, "第" + i, "No " + i))
                        .toList(),
                0,
                "admin");

        var first = tree.children("many", null, null);
        var second = tree.children("many", null, first.next());

        assertThat(first.rows()).hasSize(200);
        assertThat(second.rows())
                .hasSize(50)
                .first()
                .extracting(row -> row.code().code())
                .isEqualTo("200");
        assertThat(second.next()).isNull();
        assertThat(history.page("many", null, 0, null, 100).next()).isNotNull();
        var search = tree.search("many", "第", null);
        assertThat(search.rows()).hasSize(200);
        assertThat(tree.search("many", "第", search.next()).rows()).hasSize(50);
    }

    @Test
    void shouldRefuseWhoeverHasNotSeenTheLastChange() {
        saved(code("high", null, "高", "High"));
        int seen = revision();
        saved(code("high", null, "较高", "Higher"));

        var refused = catchThrowableOfType(
                Problem.class, () -> editing.save("harm", List.of(code("high", null, "最高", "Highest")), seen, "zhao"));

        assertThat(refused.code()).isEqualTo("registry.code-table-stale");
        assertThat(refused.arguments()).containsExactly("危害程度", WANG.name());
        assertThat(codes.find("harm", List.of("high"))).extracting("label").containsExactly("较高");
        assertThat(history.page("harm", null, seen, null, 10).rows())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.byName()).isEqualTo(WANG.name());
                    assertThat(Objects.requireNonNull(change.before()).labelZh())
                            .isEqualTo("高");
                    assertThat(change.after().labelZh()).isEqualTo("较高");
                });
        assertThat(catchThrowableOfType(
                                Problem.class, () -> editing.name("harm", new Label("别的", "Other"), null, "zhao"))
                        .code())
                .isEqualTo("registry.code-table-stale");
    }

    @Test
    void shouldKeepWhatACodeWasAndOnlyOfThoseThatChanged() {
        saved(code("a", null, "甲", "A"), code("b", null, "乙", "B"), code("a1", "a", "甲一", "A1"));
        saved(code("a", null, "甲", "A"), code("b", null, "乙方", "B"), code("a1", "b", "甲一", "A1"));
        saved(code("b", null, "乙方二", "B"));

        var all = history.page("harm", null, 0, null, 4);
        assertThat(all.rows())
                .extracting(change -> change.revision() + change.after().code())
                .containsExactly("3b", "2b", "2a1", "1b");
        assertThat(history.page("harm", null, 0, all.next(), 4).rows())
                .extracting(change -> change.revision() + change.after().code())
                .containsExactly("1a1", "1a");
        var moved = history.page("harm", "a1", 0, null, 10).rows();
        assertThat(moved).hasSize(2);
        assertThat(Objects.requireNonNull(moved.getFirst().before()).parentCode())
                .isEqualTo("a");
        assertThat(moved.getFirst().after().parentCode()).isEqualTo("b");
        assertThat(moved.getLast().before()).isNull();
    }

    @Test
    void shouldShowBranchesAndThePathToWhatIsFound() throws IOException {
        saved(
                code("a", null, "甲", "A"),
                code("a1", "a", "甲一", "A1"),
                code("a11", "a1", "街道", "Street"),
                new Code("b", null, "=乙", "B", -1, null, LocalDate.of(2020, 1, 1)));

        assertThat(tree.children("harm", null, null).rows())
                .extracting(row -> row.code().code() + row.hasChildren())
                .containsExactly("bfalse", "atrue");
        assertThat(tree.children("harm", "a", null).rows())
                .extracting(row -> row.code().code())
                .containsExactly("a1");
        assertThat(tree.search("harm", "街", null).rows()).singleElement().satisfies(row -> {
            assertThat(row.code().code()).isEqualTo("a11");
            assertThat(row.above()).extracting(Code::code).containsExactly("a", "a1");
        });
        var out = new ByteArrayOutputStream();
        tree.write("harm", out);
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "\uFEFFcode,parent_code,label_zh,label_en,sort,valid_from,valid_until,revision",
                        "a,,甲,A,0,,,1",
                        "a1,a,甲一,A1,0,,,1",
                        "a11,a1,街道,Street,0,,,1",
                        "b,,'=乙,B,-1,,2020-01-01,1");
    }
}
