package io.jianguan.registry;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@Tag("C2")
class SavedViewTest extends RegistryTest {
    private static final String SAVED = "/api/views/visits/saved";

    @Autowired
    MockMvc mvc;

    private ResultActions as(String username, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    @Test
    void shouldKeepShareAndRemoveAList() throws Exception {
        jdbc.sql("TRUNCATE registry.saved_view CASCADE").update();
        var created = as("wang", post(SAVED).content("""
                {"name": "红色的", "parameters": {"f.colour": ["red"], "sort": ["-amount,name"], "columns": ["name,amount"],
                  "nonsense": ["x"]}}
                """))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.parameters.nonsense").doesNotExist())
                .andExpect(jsonPath("$.parameters.columns[0]").value("name,amount"))
                .andReturn();
        var at = Objects.requireNonNull(created.getResponse().getHeader("Location"));
        var id = at.substring(at.lastIndexOf('/') + 1);

        as("li", get(SAVED)).andExpect(jsonPath("$.length()").value(0));
        as("wang", post(SAVED).content("{\"name\": \"红色的\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("registry.saved-view-name"));
        as("wang", put(at).header("If-Match", "\"1\"").content("""
                {"name": "红的", "parameters": {"f.colour": ["red"]}, "sharedOrganisation": "market"}
                """))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.version").value(2));
        as("li", get(SAVED))
                .andExpect(jsonPath("$[0].name").value("红的"))
                .andExpect(jsonPath("$[0].mine").value(false));
        as("sun", get(SAVED)).andExpect(jsonPath("$.length()").value(0));
        as("li", put(SAVED + "/usual").content("{\"id\": \"" + id + "\"}")).andExpect(status().isNoContent());
        as("sun", put(SAVED + "/usual").content("{\"id\": \"" + id + "\"}")).andExpect(status().isNotFound());
        as("li", get(SAVED)).andExpect(jsonPath("$[0].usual").value(true));
        as("li", delete(at).header("If-Match", "\"2\"")).andExpect(status().isForbidden());
        as("wang", delete(at)).andExpect(status().isPreconditionRequired());
        as("wang", delete(at).header("If-Match", "\"1\"")).andExpect(status().isConflict());
        as("wang", delete(at).header("If-Match", "\"2\"")).andExpect(status().isNoContent());
        as("li", get(SAVED)).andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void shouldNotKeepWhatTheListWouldRefuseOrSharePastOnesReach() throws Exception {
        as("li", post(SAVED).content("{\"name\": \"电话\", \"parameters\": {\"f.phone\": [\"138\"]}}"))
                .andExpect(status().isBadRequest());
        as("li", post(SAVED).content("{\"name\": \" \"}")).andExpect(status().isUnprocessableContent());
        as("li", post(SAVED).content("{\"name\": \"给消防\", \"sharedOrganisation\": \"fire\"}"))
                .andExpect(status().isForbidden());
        as("admin", get(SAVED)).andExpect(status().isNotFound());
    }
}
