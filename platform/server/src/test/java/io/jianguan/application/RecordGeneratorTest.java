package io.jianguan.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jianguan.registry.SocialCreditCode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecordGeneratorTest {
    private static final List<RecordGenerator.Code> TOWNS = List.of(
            new RecordGenerator.Code("1", null, "City"),
            new RecordGenerator.Code("11", "1", "East"),
            new RecordGenerator.Code("12", "1", "West"),
            new RecordGenerator.Code("2", null, "Elsewhere"));
    private static final String DEFINITION = """
            registry: thing
            seed: 7
            sizes: {small: 10}
            fields:
              kind: {choice: {a: 3, b: 1}}
              town: {code: town, under: "1"}
              _label: {label: town, table: town}
              name: {text: "{_label}-{kind}"}
              phone: {pattern: "1540###"}
              amount: {number: {from: 10, to: 50, step: 10}}
              day: {date: {from: "2024-02-28", to: "2024-03-01"}}
              size: {case: kind, of: {a: {choice: [large]}}, otherwise: small}
              note: {choice: [x], absent: 0.5}
            """;

    private static RecordGenerator generator(String yaml) {
        return RecordGenerator.of(yaml, table -> TOWNS);
    }

    @Test
    void shouldMakeEveryKindOfField() {
        var generator = generator(DEFINITION);

        assertThat(generator.registry()).isEqualTo("thing");
        assertThat(generator.size("small")).isEqualTo(10);
        assertThat(generator.fields())
                .containsExactly("kind", "town", "name", "phone", "amount", "day", "size", "note");
        assertThat(generator.rows(1000)).allSatisfy(row -> {
            assertThat(row[1]).isIn("11", "12");
            assertThat(row[2]).isEqualTo((row[1].equals("11") ? "East-" : "West-") + row[0]);
            assertThat(row[3]).asString().matches("1540\\d{3}");
            assertThat(row[4]).isIn(10L, 20L, 30L, 40L, 50L);
            assertThat(row[5]).isIn("2024-02-28", "2024-02-29", "2024-03-01");
            assertThat(row[6]).isEqualTo(row[0].equals("a") ? "large" : "small");
        });
    }

    @Test
    void shouldFollowTheWeights() {
        var rows = generator(DEFINITION).rows(100_000).toList();

        assertThat(share(rows, 0, "a")).isCloseTo(0.75, within(0.01));
        assertThat(share(rows, 1, "11")).isCloseTo(0.5, within(0.01));
        assertThat(share(rows, 4, 50L)).isCloseTo(0.2, within(0.01));
        assertThat(share(rows, 7, null)).isCloseTo(0.5, within(0.01));
    }

    private static double share(List<@Nullable Object[]> rows, int at, @Nullable Object value) {
        return (double) rows.stream()
                        .filter(row -> Objects.equals(row[at], value))
                        .count()
                / rows.size();
    }

    @Test
    void shouldMakeTheSameRowsFromTheSameSeed() {
        var once = texts(generator(DEFINITION), 500);

        assertThat(texts(generator(DEFINITION), 500)).isEqualTo(once);
        assertThat(texts(generator(DEFINITION), 200)).isEqualTo(once.subList(0, 200));
        assertThat(texts(generator(DEFINITION.replace("seed: 7", "seed: 8")), 500))
                .isNotEqualTo(once);
    }

    private static List<String> texts(RecordGenerator generator, long count) {
        return generator.rows(count).map(Arrays::toString).toList();
    }

    @Test
    void shouldNameTheFieldItDoesNotUnderstand() {
        assertThatThrownBy(() -> generator("registry: x\nfields: {a: {dream: 1}}"))
                .hasMessage("fields.a: unknown kind dream");
        assertThatThrownBy(() -> generator("registry: x\nfields: {a: {text: \"{b}\"}, b: c}"))
                .hasMessage("fields.a: no field b before this one");
        assertThatThrownBy(() -> generator("registry: x\nfields: {a: {code: town, under: \"9\"}}"))
                .hasMessageContaining("fields.a: weights");
    }

    @Test
    void shouldKnowPublishedSocialCreditCodes() {
        assertThat(SocialCreditCode.isValid("91350100M000100Y43")).isTrue();
        assertThat(SocialCreditCode.isValid("91350100M000100Y44")).isFalse();
        assertThat(SocialCreditCode.isValid("91350100M000100Y4")).isFalse();
        assertThat(SocialCreditCode.isValid("91350100I000100Y43")).isFalse();
    }

    @Test
    void shouldGiveAMillionSubjectsAValidCodeEachOnce() {
        var subjects = SeedFiles.subjects();
        int code = subjects.fields().indexOf("cert_no");
        var codes = new HashSet<String>(1 << 21);

        subjects.rows(subjects.size("large")).forEach(row -> {
            var text = (String) Objects.requireNonNull(row[code]);
            codes.add(text);
            if (!SocialCreditCode.isValid(text)) {
                throw new AssertionError(text);
            }
        });

        assertThat(codes)
                .hasSize(1_000_000)
                .doesNotContainAnyElementsOf(SeedFiles.column("district/data/registry/subject.csv", "cert_no"));
    }

    @Test
    void shouldSpreadSubjectsOverTheWholeDistrict() {
        var subjects = SeedFiles.subjects();
        int region = subjects.fields().indexOf("region_code");

        Map<Object, Long> towns = subjects.rows(subjects.size("small"))
                .map(row -> Objects.requireNonNull(row[region]))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(towns)
                .hasSize(5)
                .allSatisfy((town, count) -> assertThat(count).isGreaterThan(400));
    }
}
