package io.jianguan.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.CoreTest;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

@Tag("C2")
@Import(FormsTest.Module.class)
class FormsTest extends CoreTest {
    @Autowired
    Forms forms;

    @Autowired
    FormController controller;

    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan("io.jianguan.form")
    static class Module {}

    private static String schema(String components) {
        return "{ \"type\": \"default\", \"schemaVersion\": 19, \"components\": [%s] }".formatted(components);
    }

    private static String text(String key) {
        return "{\"type\":\"textfield\",\"id\":\"%s\",\"key\":\"%s\"}".formatted(key, key);
    }

    private List<String> codesOfFaults(String schema) {
        try {
            forms.publish("app-faulty", schema);
            return List.of();
        } catch (Problem faulty) {
            assertThat(faulty.code()).isEqualTo("form.schema");
            return faulty.errors().stream()
                    .map(error -> error.field() + " " + error.code())
                    .toList();
        }
    }

    @Test
    void shouldCountVersionsByContent() {
        var first = forms.publish("app-counted", schema(text("a")));
        var again = forms.publish("app-counted", schema("\n  " + text("a")));
        var second = forms.publish("app-counted", schema(text("b")));
        var back = forms.publish("app-counted", schema(text("a")));

        assertThat(List.of(first.version(), again.version(), second.version(), back.version()))
                .containsExactly(1, 1, 2, 3);
        assertThat(forms.get("app-counted", 2).schema()).isEqualTo(second.schema());
        assertThat(forms.latest("app-counted").version()).isEqualTo(3);
        assertThat(controller.form("app-counted", null).getBody())
                .satisfies(
                        answer -> assertThat(answer.schema().path("components")).hasSize(1));
    }

    @Test
    void shouldSayThatAFormIsUnknown() {
        assertThatThrownBy(() -> forms.latest("app-none"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("form.unknown"));
        assertThatThrownBy(() -> forms.get("app-none", 1)).isInstanceOf(Problem.class);
    }

    @Test
    void shouldRefuseAFaultySchemaWithEveryFault() {
        assertThat(codesOfFaults("{")).containsExactly(" schema");
        assertThat(codesOfFaults("[]")).containsExactly(" root");
        assertThat(codesOfFaults("{\"type\":\"default\",\"schemaVersion\":99,\"components\":[]}"))
                .containsExactly("schemaVersion version");
        assertThat(codesOfFaults(schema("""
                {"type":"nope","key":"a"},
                {"type":"textfield"},
                {"type":"textfield","key":"b c"},
                {"type":"textfield","id":"x","key":"d","validate":{"pattern":"("}},
                {"type":"textfield","id":"x","key":"d"},
                {"type":"textfield","key":"e","conditional":{"hide":"a > 1"}},
                {"type":"textfield","key":"f","conditional":{"hide":"=a >"}},
                {"type":"number","key":"g","validate":{"max":"=if"}},
                {"type":"code","key":"h"},
                {"type":"filepicker","key":"i"},
                {"type":"group","path":"j","components":[{"type":"textfield","key":"k"},{"type":"number","key":"k"}]}""")))
                .containsExactly(
                        "a fieldType",
                        "components[1] key",
                        "b c badKey",
                        "d regex",
                        "d duplicateId",
                        "d duplicateKey",
                        "e notFeel",
                        "f feel",
                        "g feel",
                        "h attribute",
                        "i filePicker",
                        "j.k duplicateKey");
    }

    @Test
    void shouldKnowTheTopLevelKeys() {
        var form = forms.publish("app-keys", schema("""
                {"type":"textfield","id":"a","key":"a"},
                {"type":"text","id":"b","text":"b"},
                {"type":"group","id":"c","components":[{"type":"textfield","id":"d","key":"d.e"}]},
                {"type":"dynamiclist","id":"f","path":"f","components":[{"type":"textfield","id":"g","key":"g"}]}"""));

        assertThat(forms.keys(form)).containsExactlyInAnyOrder("a", "d", "f");
    }

    @Test
    void shouldNameTheFieldInTheFault() {
        assertThatThrownBy(() -> forms.publish("app-faulty", schema("{\"type\":\"record\",\"key\":\"subject\"}")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .containsExactly(new FieldError("subject", "attribute", "缺少“registry”")));
    }
}
