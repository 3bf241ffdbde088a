package io.jianguan.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.expression.Feel;
import io.jianguan.rest.FieldError;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import tools.jackson.databind.json.JsonMapper;

@Tag("W4")
class ElementTemplatesTest {
    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="x">
            <process id="visit" name="走访">
              <extensionElements><zeebe:properties>
                <zeebe:property name="registry" value="visit"/>
              </zeebe:properties></extensionElements>
              <userTask id="sign" name="签收">
                <extensionElements><zeebe:properties>
                  <zeebe:property name="%s" value="%s"/>
                </zeebe:properties></extensionElements>
              </userTask>
            </process></definitions>
            """;
    private ElementTemplates templates = templates();

    private static ElementTemplates templates() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/process");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new ElementTemplates(JsonMapper.builder().build(), new Feel(), messages);
    }

    @BeforeEach
    void inChinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void inAnyLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    private java.util.List<FieldError> errors(String name, String value) {
        return templates.errors(MODEL.formatted(name, value));
    }

    @Test
    void shouldTakeWhatThePlatformKnows() {
        for (var property : new String[][] {
            {"operations", "claim, unclaim,draft"},
            {"due", "2 WD"},
            {"sign", "vote"},
            {"signRatio", "0.66"},
            {"signVeto", "true"},
            {"approverEmpty", "person:admin"},
            {"onComplete", "={a: now}"},
            {"label_en", "Sign"}
        }) {
            assertThat(errors(property[0], property[1])).as(property[0]).isEmpty();
        }
    }

    @Test
    void shouldNameTheStepTheMistakeAndWhatIsAllowed() {
        assertThat(errors("signratio", "0.5")).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("sign");
            assertThat(error.code()).isEqualTo("unknown");
            assertThat(error.message()).contains("“签收”", "“signratio”", "signRatio");
        });
        assertThat(errors("sign", "both"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("“both”", "all | any | sequence | vote"));
        assertThat(errors("operations", "claim,retrun"))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("return"));
        assertThat(errors("due", "2 days")).hasSize(1);
        assertThat(errors("signers", "record.people")).hasSize(1);
        assertThat(errors("signers", "=record.["))
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo("expression"));
        assertThat(errors("canceledStatus", "x")).hasSize(1);
    }
}
