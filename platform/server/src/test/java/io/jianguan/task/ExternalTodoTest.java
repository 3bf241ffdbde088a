package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What an outside system asks of somebody stands in the inbox like any other task. */
@Tag("W4")
class ExternalTodoTest extends ServerTest {
    private static final String TODO = """
            {"person": "li.officer", "title": "补正材料", "subject": "某公司年报", "number": "NB-1", "category": "年报系统",
             "link": "https://annual.example.gov.cn/todo/1", "dueAt": "2030-01-01T09:00:00+08:00", "priority": 80}
            """;

    @Autowired
    MockMvc http;

    @Autowired
    Actors actors;

    @BeforeEach
    void people() {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get("li.officer").username().equals("li.officer"));
    }

    @Test
    void shouldStandInTheInboxUntilItsSystemTakesItBack() throws Exception {
        push("admin", TODO).andExpect(status().isCreated());
        push("admin", TODO.replace("补正材料", "再次补正")).andExpect(status().isNoContent());

        inbox("再次补正")
                .andExpect(jsonPath("$.rows.length()").value(1))
                .andExpect(jsonPath("$.rows[0].link").value("https://annual.example.gov.cn/todo/1"))
                .andExpect(jsonPath("$.rows[0].processLabel").value("年报系统"))
                .andExpect(jsonPath("$.rows[0].unread").value(true));

        http.perform(delete("/api/external-todos/annual/1").with(machine("admin")))
                .andExpect(status().isNoContent());
        inbox("再次补正").andExpect(jsonPath("$.rows.length()").value(0));
    }

    @Test
    void shouldBeShownByItselfOpenAndDone() throws Exception {
        push("admin", TODO).andExpect(status().is2xxSuccessful());
        var path = "/api/tasks/"
                + JsonPath.<String>read(inbox("补正材料").andReturn().getResponse().getContentAsString(), "$.rows[0].id");
        summary(path)
                .andExpect(jsonPath("$.state").value("open"))
                .andExpect(jsonPath("$.link").value("https://annual.example.gov.cn/todo/1"));
        inbox("补正材料").andExpect(jsonPath("$.rows[0].unread").value(false));
        http.perform(get(path).with(machine("li.officer")))
                .andExpect(jsonPath("$.code").value("task.external"));
        http.perform(get(path + "/summary").with(machine("zhao.officer"))).andExpect(status().isNotFound());

        http.perform(delete("/api/external-todos/annual/1").with(machine("admin")))
                .andExpect(status().isNoContent());
        summary(path)
                .andExpect(jsonPath("$.state").value("done"))
                .andExpect(jsonPath("$.endedAt").isString());
    }

    @Test
    void shouldRefuseAddressesThatAreNoneStrangersAndOtherSystems() throws Exception {
        push("admin", TODO.replace("https://annual.example.gov.cn/todo/1", "javascript:alert(1)"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.errors[0].field").value("link"));
        push("admin", TODO.replace("li.officer", "nobody.here")).andExpect(status().isUnprocessableContent());
        push("li.officer", TODO).andExpect(status().isForbidden());
        http.perform(put("/api/external-todos/annual/1")
                        .with(SecurityMockMvcRequestPostProcessors.user("admin"))
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(TODO))
                .andExpect(
                        result -> assertThat(result.getResponse().getStatus()).isEqualTo(403));
    }

    private org.springframework.test.web.servlet.ResultActions push(String system, String todo) throws Exception {
        return http.perform(put("/api/external-todos/annual/1")
                .with(machine(system))
                .contentType(MediaType.APPLICATION_JSON)
                .content(todo));
    }

    private org.springframework.test.web.servlet.ResultActions summary(String path) throws Exception {
        return http.perform(get(path + "/summary").with(machine("li.officer"))).andExpect(status().isOk());
    }

    private org.springframework.test.web.servlet.ResultActions inbox(String text) throws Exception {
        return http.perform(get("/api/tasks").param("q", text).with(machine("li.officer")))
                .andExpect(status().isOk());
    }

    private static RequestPostProcessor machine(String username) {
        return SecurityMockMvcRequestPostProcessors.jwt().jwt(token -> token.subject(username));
    }
}
