package io.jianguan.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.form.Forms.FormVersion;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class WarmCostTest {
    private static final Logger log = LoggerFactory.getLogger(WarmCostTest.class);

    /** Generous, since build machines are busy; the figure is in the log. */
    @Test
    void shouldCheckTwentyFieldsWellWithinAResponse() {
        var forms = Checks.forms(Checks.validators(Duration.ofSeconds(10)));
        var form = new FormVersion("verdicts", 1, Checks.read("verdicts.json"));
        var known = Map.<String, Object>of(
                "least", 3, "checklist", List.of(Map.of("no", 1, "content", "营业执照"), Map.of("no", 2)));
        var submission = Map.<String, Object>of(
                "title",
                "例行检查",
                "amount",
                12.5,
                "kind",
                "b",
                "why",
                "群众反映",
                "checklist",
                List.of(Map.of("answer", "pass"), Map.of("answer", "fail", "note", "堆放杂物")),
                "officers",
                List.of("li.officer", "zhao.officer"),
                "rows",
                List.of(Map.of("name", "甲")));
        for (var i = 0; i < 200; i++) {
            assertThat(forms.check(form, known, submission).errors()).isEmpty();
        }

        var times = new long[100];
        for (var i = 0; i < times.length; i++) {
            var started = System.nanoTime();
            forms.check(form, known, submission);
            times[i] = System.nanoTime() - started;
        }

        Arrays.sort(times);
        var median = Duration.ofNanos(times[times.length / 2]);
        log.info(
                "A warm check of 20 fields with FEEL: median {} ms, p95 {} ms",
                median.toNanos() / 1e6,
                times[95] / 1e6);
        assertThat(median).isLessThan(Duration.ofMillis(250));
    }
}
