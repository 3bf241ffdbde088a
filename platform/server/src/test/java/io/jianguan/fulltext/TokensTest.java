package io.jianguan.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.fulltext.Snippet.Part;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C8")
class TokensTest {

    @Test
    void shouldHoldCharactersOfChineseAndPairsOfAll() {
        assertThat(Tokens.of("危险A1 b")).containsExactly("危", "危险", "险", "险a", "a1");
        assertThat(Tokens.required("危险品")).containsExactly("危险", "险品");
        assertThat(Tokens.required("危")).containsExactly("危");
        assertThat(Tokens.required("a")).isEmpty();
        assertThat(Tokens.query(Tokens.required("a'\\b"))).isEqualTo("'a''' & '''\\\\' & '\\\\b'");
    }

    @Test
    void shouldTakeWordsApartAtAnyBlank() {
        assertThat(Words.of(" 危险\u3000Hot  危险 ").all()).containsExactly("危险", "hot");
        assertThat(Words.of("  ").isEmpty()).isTrue();
    }

    @Test
    void shouldShowThePlaceOfTheFirstWordAndMarkAll() {
        var text = "一".repeat(50) + "该Hot区\n有危险" + "二".repeat(200);

        var snippet = Snippet.of(text, Words.of("危险 hot"), 60);

        assertThat(snippet.before()).isTrue();
        assertThat(snippet.after()).isTrue();
        assertThat(snippet.parts()).contains(new Part("Hot", true), new Part("区 有", false), new Part("危险", true));
        assertThat(snippet.parts().stream().map(Part::text).reduce("", String::concat))
                .hasSize(60);
    }
}
