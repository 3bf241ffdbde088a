package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.form.Forms;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Forms made from fields are forms like any other: form-js' own code takes them and judges by them. */
class MadeFormTest extends RegistryTest {
    @Autowired
    Forms forms;

    @Autowired
    Words words;

    @Autowired
    JsonMapper json;

    private Forms.FormVersion made(String registry) {
        var schema = new MadeForm(registries.get(registry), words).schema();
        return forms.publish("made-" + registry.replace('_', '-'), json.writeValueAsString(schema));
    }

    @Test
    void shouldBeFormsThatFormJsTakes() throws IOException {
        for (var yaml : ShippedViewsTest.files("registries")) {
            registries.publish(yaml);
        }
        for (var registry : List.of("visit", "party", "subject", "officer", "supervision_item", "inspection")) {
            assertThat(forms.keys(made(registry)))
                    .containsAll(registries.get(registry).fields().stream()
                            .map(RegistryDefinition.Field::name)
                            .toList());
        }
    }

    @Test
    void shouldJudgeAsTheRegistryDoes() {
        var visit = made("visit");

        assertThat(forms.check(visit, Map.of(), Map.of("name", "走访", "colour", "red", "amount", 5))
                        .errors())
                .isEmpty();
        assertThat(forms.check(visit, Map.of(), Map.of("amount", 0, "phone", "12"))
                        .errors())
                .extracting("field")
                .containsExactlyInAnyOrder("name", "colour", "amount", "phone");
    }
}
