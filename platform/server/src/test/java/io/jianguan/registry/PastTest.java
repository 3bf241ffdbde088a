package io.jianguan.registry;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RecordIntake.Order;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.registry.Records.Cause;
import java.util.List;
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

    @Autowired
    RecordIntake intake;

    @Autowired
    RecordReading reading;

    @Autowired
    FirstVersions firsts;

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
        as("wang", get(at + "/as-of").param("asOf", "2999-01-01T00:00:00+08:00"))
                .andExpect(jsonPath("$.version").value(3));
        as("wang", get(at + "/as-of").param("asOf", "2001-01-01T00:00:00+08:00"))
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

    /** What an import made is kept once only; its history is as long as that of what was entered by hand. */
    @Test
    void shouldKnowWhatAnImportedRecordSaidAtFirst() throws Exception {
        var session = intake.open(WANG, new Order("visit", null, Match.REFUSE));
        var given = List.of(
                new Given(7, visit("colour", "red", "amount", 2), List.of()),
                new Given(8, visit("colour", "red", "amount", 3), List.of()));
        var made = intake.write(session, given, new Source("import:1", "导入第 {row} 行"));
        long id = made.getLast().recordId();
        records.change(WANG, "visit", id, 1, Map.of("colour", "blue"), "更正");
        var at = "/api/registries/visit/records/" + id;

        as("wang", get(at + "/versions/1"))
                .andExpect(jsonPath("$.labels.colour").value("红"));
        as("wang", get(at + "/history").param("limit", "1"))
                .andExpect(jsonPath("$.rows.length()").value(1))
                .andExpect(jsonPath("$.next").isNotEmpty());
        as("wang", get(at + "/history"))
                .andExpect(jsonPath("$.rows[1].version").value(1))
                .andExpect(jsonPath("$.rows[1].by").value("wang"))
                .andExpect(jsonPath("$.rows[1].reason").value("导入第 8 行"))
                .andExpect(jsonPath("$.rows[1].changes[?(@.field == 'colour')].after")
                        .value("红"))
                .andExpect(jsonPath("$.rows[1].changes[?(@.field == 'amount')].after")
                        .value("3"));

        var row = reading.row(registries.table("visit"), id, false);
        firsts.writeOut(registries.get("visit"), List.of(row));
        firsts.writeOut(registries.get("visit"), List.of(row));
        as("wang", get(at + "/history"))
                .andExpect(jsonPath("$.rows.length()").value(2))
                .andExpect(jsonPath("$.rows[1].changes[?(@.field == 'colour')].after")
                        .value("红"));
    }
}
