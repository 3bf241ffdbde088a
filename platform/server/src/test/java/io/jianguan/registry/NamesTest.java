package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jianguan.names.Names;
import io.jianguan.registry.CodeTables.CodeKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What people read for codes is kept in memory, and never for longer than it is true. */
class NamesTest extends RegistryTest {
    private static final CodeKey RED = new CodeKey("colour", "red");

    @Autowired
    TransactionTemplate transaction;

    private String red() {
        return codes.labels(Set.of(RED)).getOrDefault(RED, "");
    }

    private void call(String name) {
        codes.load("colour", List.of(code("red", null, name, "Red")));
    }

    @Test
    void shouldShowAChangeAtOnce() {
        assertThat(red()).isEqualTo("红");

        call("朱红");

        assertThat(red()).isEqualTo("朱红");
        assertThat(codes.labels(Set.of(RED, new CodeKey("colour", "none")))).containsOnlyKeys(RED);
    }

    @Test
    void shouldHearOfANameThatWasNotThere() {
        var late = new CodeKey("colour", "late");
        assertThat(codes.labels(Set.of(late))).isEmpty();

        codes.load("colour", List.of(code("late", null, "晚", "Late")));

        assertThat(codes.labels(Set.of(late))).containsEntry(late, "晚");
    }

    @Test
    void shouldKnowWhatLiesBelowACode() {
        codes.load("scale", List.of(code("a", null, "甲", "A"), code("a1", "a", "甲一", "A1"), code("b", null, "乙", "B")));
        assertThat(codes.below("scale", List.of("a", "b"))).containsExactlyInAnyOrder("a", "a1", "b");

        codes.load("scale", List.of(code("a11", "a1", "甲一一", "A11")));

        assertThat(codes.below("scale", List.of("a"))).containsExactlyInAnyOrder("a", "a1", "a11");
        assertThat(codes.below("scale", List.of("none"))).containsExactly("none");
    }

    @Test
    void shouldNotKeepWhatWasTakenBack() {
        assertThat(red()).isEqualTo("红");

        transaction.executeWithoutResult(status -> {
            call("朱红");
            assertThat(red()).isEqualTo("朱红");
            status.setRollbackOnly();
        });

        assertThat(red()).isEqualTo("红");
    }

    @Test
    void shouldHearOfAnotherServersChange() {
        assertThat(red()).isEqualTo("红");
        var other = new Names<String, String>(jdbc, "registry.code_revision", keys -> Map.of());

        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE registry.code SET label_zh = '大红' WHERE code_table = 'colour' AND code = 'red'")
                    .update();
            other.changed();
        });

        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(red()).isEqualTo("大红"));
    }
}
