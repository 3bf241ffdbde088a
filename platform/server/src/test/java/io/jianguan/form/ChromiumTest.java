package io.jianguan.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.form.Forms.FormVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the server to what real Chromium said; recorded by {@code npm run test:differential -- --record}. */
@Tag("C3")
class ChromiumTest {
    private static final JsonMapper JSON = new JsonMapper();

    /** A random form, filled in at random in the browser, with what it sent and what it found wrong. */
    record Recorded(
            int seed,
            JsonNode schema,
            Map<String, @Nullable Object> known,
            Map<String, @Nullable Object> submission,
            List<String> errors) {}

    @ParameterizedTest
    @ValueSource(strings = {"node", "off"})
    void shouldJudgeAsTheBrowserDid(String node) {
        var validators = Checks.validators(Duration.ofSeconds(10), node);
        var forms = Checks.forms(validators);

        for (var one : JSON.readValue(Checks.read("chromium.json"), new TypeReference<List<Recorded>>() {})) {
            var form = new FormVersion("seed-" + one.seed(), 1, one.schema().toString());
            var verdict = forms.check(form, one.known(), one.submission());

            assertThat(Checks.codes(verdict))
                    .as("seed %d", one.seed())
                    .containsExactlyInAnyOrderElementsOf(one.errors());
            if (one.errors().isEmpty()) {
                assertThat(verdict.values()).as("seed %d", one.seed()).isEqualTo(one.submission());
            }
        }
        validators.close();
    }
}
