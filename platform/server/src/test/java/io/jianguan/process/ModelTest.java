package io.jianguan.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.rest.Problem;
import org.junit.jupiter.api.Test;

class ModelTest {
    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="x">
            """;

    @Test
    void shouldReadNamesFormsAndProperties() {
        var model = Model.parse(HEAD + """
                <process id="visit" name="走访">
                  <extensionElements><zeebe:properties>
                    <zeebe:property name="registry" value="visit"/>
                  </zeebe:properties></extensionElements>
                  <userTask id="sign" name="签收">
                    <extensionElements>
                      <zeebe:userTask/>
                      <zeebe:formDefinition externalReference="visit-sign"/>
                      <zeebe:properties><zeebe:property name="due" value="2 WD"/></zeebe:properties>
                    </extensionElements>
                  </userTask>
                </process></definitions>
                """);

        assertThat(model.id()).isEqualTo("visit");
        assertThat(model.property("registry")).isEqualTo("visit");
        assertThat(model.nameOf("sign")).isEqualTo("签收");
        assertThat(model.elements().get("sign")).satisfies(node -> {
            assertThat(node.form()).isEqualTo("visit-sign");
            assertThat(node.property("due")).isEqualTo("2 WD");
        });
    }

    @Test
    void shouldRefuseAnExternalEntity() {
        assertThatThrownBy(() -> Model.parse("""
                        <?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>"""))
                .isInstanceOf(Problem.class)
                .extracting(failure -> ((Problem) failure).code())
                .isEqualTo("process.bpmn");
    }
}
