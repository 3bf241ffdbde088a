package io.jianguan.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageTest {
    private static List<Long> found(long rows) {
        return LongStream.rangeClosed(1, rows).boxed().toList();
    }

    @Test
    void shouldSayWhereTheNextPageBegins() {
        var page = Page.of(found(4), 3, Cursor::of);

        assertThat(page.rows()).containsExactly(1L, 2L, 3L);
        assertThat(Cursor.number(page.next(), 0)).isEqualTo(3);
        assertThat(page.map(String::valueOf)).isEqualTo(new Page<>(List.of("1", "2", "3"), page.next(), null));
    }

    @Test
    void shouldEndWithTheLastRow() {
        assertThat(Page.of(found(3), 3, Cursor::of)).isEqualTo(new Page<>(found(3), null, null));
        assertThat(Page.of(found(0), 3, Cursor::of).next()).isNull();
    }

    @Test
    void shouldRefuseAForeignCursor() {
        assertThat(Cursor.number(null, 7)).isEqualTo(7);
        assertThat(Cursor.text(Cursor.of("甲"), "")).isEqualTo("甲");
        for (var foreign : List.of("?", "", Cursor.of("x"), new Cursor(Arrays.asList("1", null)).encode())) {
            assertThat(catchThrowableOfType(Problem.class, () -> Cursor.number(foreign, 0))
                            .code())
                    .isEqualTo("rest.cursor");
        }
    }
}
