package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.form.Forms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
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

    /** Right ones, and each with one character replaced, which the check character finds nearly always. */
    @Test
    @Tag("G1")
    void shouldJudgeCheckDigitsAsTheRegistryDoes() {
        registries.publish("""
                registry: checked
                label: {zh: 校验, en: Checked}
                title: name
                fields:
                  - {name: name, type: text, label: {zh: 名称, en: Name}}
                  - {name: uscc, type: text, label: {zh: 代码, en: Code}, check: social-credit-code}
                  - {name: citizen, type: text, label: {zh: 身份证号, en: Identity number}, check: citizen-id}
                rights:
                  - {role: officer, scope: all, actions: [read]}
                """);
        var checked = made("checked");
        var texts = new ArrayList<String>(List.of(
                "110101199003074258", "11010119900307425X", "110101199002304252", "91350100M000100Y43", "9135", "龘"));
        for (int i = 0; i < 40; i++) {
            texts.add(Codes.valid());
            texts.add(citizen("1101011980%02d%02d%03d".formatted(i % 14, i % 33, i)));
        }
        for (var text : List.copyOf(texts)) {
            texts.add(text.substring(0, text.length() - 1) + "0");
        }

        for (var text : texts) {
            var codes = forms.check(checked, Map.of(), Map.of("uscc", text, "citizen", " " + text)).errors().stream()
                    .map(error -> error.field() + " " + error.code())
                    .toList();
            assertThat(codes.contains("uscc social-credit-code")).as(text).isEqualTo(!SocialCreditCode.isValid(text));
            assertThat(codes.contains("citizen citizen-id")).as(text).isEqualTo(!CitizenId.isValid(text));
        }
        assertThat(texts).anyMatch(CitizenId::isValid).anyMatch(SocialCreditCode::isValid);
    }

    /** With the check digit that makes it right, if the day is one. */
    private static String citizen(String digits) {
        return "0123456789X"
                .chars()
                .mapToObj(last -> digits + (char) last)
                .filter(CitizenId::isValid)
                .findFirst()
                .orElse(digits + "0");
    }

    @Test
    @Tag("G1")
    void shouldNotJudgeWhatItWasFilledWith() {
        var masked = Map.<String, Object>of("uscc", "9133********1234");

        assertThat(forms.check(made("party"), masked, Map.of("name", "甲", "uscc", "9133********1234"))
                        .errors())
                .isEmpty();
    }
}
