package io.jianguan.registry;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.Records.Cause;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Records as they were. */
@Tag("D11")
class PastTest extends RegistryTest {
    @Autowired
    MockMvc mvc;

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    /** Three versions: red with two; blue with nine; a further status. */
    private String changed() {
        var first = records.create(WANG, "visit", visit("colour", "red", "amount", 2, "phone", "13812341234"));
        records.change(WANG, "visit", first.id(), 1, Map.of("colour", "blue", "amount", 9), "更正");
        records.apply("visit", first.id(), Map.of("phone", "13900000000"), null, new Cause(null, "流程"));
        return "/api/registries/visit/records/" + first.id();
    }

    @Test
    void shouldShowEveryVersionAsItWas() throws Exception {
        var at = changed();
        as("wang", get(at + "/versions/1"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.values.amount").value(2))
                .andExpect(jsonPath("$.labels.colour").value("红"));
        as("wang", get(at + "/versions/2"))
                .andExpect(jsonPath("$.values.amount").value(9))
                .andExpect(jsonPath("$.values.phone").value(containsString("138")));
        as("wang", get(at + "/versions/4"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("registry.version-unknown"));
        as("sun", get(at + "/versions/1")).andExpect(status().isNotFound());
    }

    @Test
    void shouldKnowWhatWasInForceAtAnInstant() throws Exception {
        var at = changed();
        as("wang", get(at + "/as-of").param("at", "2999-01-01T00:00:00+08:00"))
                .andExpect(jsonPath("$.version").value(3));
        as("wang", get(at + "/as-of").param("at", "2001-01-01T00:00:00+08:00"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("registry.not-yet"));
    }

    @Test
    void shouldRestoreAnOldVersionAsANewOne() throws Exception {
        var at = changed();
        as("wang", post(at + "/restore").content("{\"version\": 1}")).andExpect(status().isPreconditionRequired());
        as("wang", post(at + "/restore").header("If-Match", "\"3\"").content("""
                {"version": 1, "reason": "改错了"}
                """))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(4))
                .andExpect(jsonPath("$.values.colour").value("red"))
                .andExpect(jsonPath("$.values.amount").value(2));
        as("wang", get(at + "/history")).andExpect(jsonPath("$.rows[0].reason").value("恢复第 1 版。改错了"));
    }
}
