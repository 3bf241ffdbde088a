package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.CodeTables.Code;
import io.jianguan.rest.Problem;
import java.time.LocalDate;
import java.util.List;
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

    @BeforeEach
    void table() {
        editing.name("harm", new Label("危害程度", "Harm"), "admin");
    }

    @Test
    void shouldEndACodeAndStillReadIt() {
        editing.save("harm", List.of(code("high", null, "高", "High"), code("low", null, "低", "Low")), "admin");
        var ended = new Code("low", null, "低", "Low", 0, null, LocalDate.of(2020, 1, 1));

        assertThat(editing.save("harm", List.of(ended), "admin")).isEqualTo(1);
        assertThat(editing.save("harm", List.of(ended), "admin")).isZero();

        assertThat(codes.children("harm", null)).extracting("code").containsExactly("high");
        assertThat(codes.find("harm", List.of("low"))).hasSize(1);
        assertThat(editing.page("harm", "低", null).rows()).containsExactly(ended);
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

        var refused = catchThrowableOfType(Problem.class, () -> editing.save("harm", wrong, "admin"));

        assertThat(codes(refused.errors()))
                .containsExactly(
                        "codes[0].code code-empty",
                        "codes[1].labelZh code-label",
                        "codes[2].code code-twice",
                        "codes[3].validUntil code-days");
    }

    @Test
    void shouldRefuseACircle() {
        editing.save("harm", List.of(code("x", null, "上", "Up"), code("y", "x", "下", "Down")), "admin");

        var refused = catchThrowableOfType(
                Problem.class, () -> editing.save("harm", List.of(code("x", "y", "上", "Up")), "admin"));

        assertThat(codes(refused.errors())).containsExactly("codes[0].parentCode code-circle");
        assertThat(codes.children("harm", "x")).hasSize(1);
    }

    @Test
    void shouldTurnPages() {
        editing.name("many", new Label("很多", "Many"), "admin");
        editing.save(
                "many",
                IntStream.range(0, 250)
                        .mapToObj(i -> code("%03d".formatted(i), null, "第" + i, "No " + i))
                        .toList(),
                "admin");

        var first = editing.page("many", null, null);
        var second = editing.page("many", null, first.next());

        assertThat(first.rows()).hasSize(200);
        assertThat(second.rows()).hasSize(50).first().extracting(Code::code).isEqualTo("200");
        assertThat(second.next()).isNull();
    }
}
