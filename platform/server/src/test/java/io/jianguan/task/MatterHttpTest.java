package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.process.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Matters for approval, driven over HTTP. */
abstract class MatterHttpTest extends MatterTest {
    static final String BULK = "/api/bulk-deeds";

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @AfterEach
    void everybodyIsBack() {
        jdbc.sql("UPDATE identity.substitution SET ended_at = now(), ended_by = 'admin' WHERE ended_at IS NULL")
                .update();
    }

    private ResultActions send(String username, MockHttpServletRequestBuilder request) throws Exception {
        return http.perform(request.with(user(username)).with(csrf()).contentType(MediaType.APPLICATION_JSON));
    }

    ResultActions get(String username, String path) throws Exception {
        return send(username, MockMvcRequestBuilders.get(path));
    }

    ResultActions get(String username, String path, String language) throws Exception {
        return send(username, MockMvcRequestBuilders.get(path).header("Accept-Language", language));
    }

    ResultActions put(String username, String path, String body) throws Exception {
        return send(username, MockMvcRequestBuilders.put(path).content(body));
    }

    ResultActions delete(String username, String path) throws Exception {
        return send(username, MockMvcRequestBuilders.delete(path));
    }

    ResultActions post(String username, String path, String body) throws Exception {
        return post(username, path, UUID.randomUUID().toString(), body);
    }

    ResultActions post(String username, String path, String key, String body) throws Exception {
        return send(
                username,
                MockMvcRequestBuilders.post(path).header("Idempotency-Key", key).content(body));
    }

    /** Twice with one key: the second changes nothing more. */
    void twice(String username, String path, String body) throws Exception {
        var key = UUID.randomUUID().toString();
        post(username, path, key, body).andExpect(status().is2xxSuccessful());
        post(username, path, key, body).andExpect(status().is2xxSuccessful());
    }

    void refused(ResultActions answer, int status, String code) throws Exception {
        answer.andExpect(status().is(status)).andExpect(jsonPath("$.code").value(code));
    }

    JsonNode read(ResultActions answer) throws Exception {
        var response = answer.andReturn().getResponse();
        var body = response.getContentAsString(StandardCharsets.UTF_8);
        assertThat(response.getStatus()).as(body).isLessThan(300);
        return json.readTree(body);
    }

    /** Something done to many at once as people do it: tried, then done to those to which it can be; what became of it. */
    JsonNode bulk(String username, String wish) throws Exception {
        var tried = settled(username, read(post(username, BULK, wish)));
        assertThat(tried.path("state").asString()).isEqualTo("tried");
        return tried.path("ready").asInt() == 0
                ? tried
                : settled(
                        username,
                        read(post(username, BULK + "/" + tried.path("id").asString() + "/run", "")));
    }

    /** As it is once nobody works on it any more. */
    JsonNode settled(String username, JsonNode bulk) throws Exception {
        var path = BULK + "/" + bulk.path("id").asString();
        eventually()
                .untilAsserted(() ->
                        get(username, path).andExpect(jsonPath("$.running").value(false)));
        return read(get(username, path));
    }

    /** Codes of why it was not done, in order. */
    List<String> refusals(String username, JsonNode bulk) throws Exception {
        return read(get(username, BULK + "/" + bulk.path("id").asString() + "/items"))
                .path("rows")
                .valueStream()
                .map(row -> row.path("code").asString())
                .toList();
    }

    String ids(Task... those) {
        return json.writeValueAsString(
                Stream.of(those).map(task -> String.valueOf(task.id())).toList());
    }

    static String task(Task task) {
        return "/api/tasks/" + task.id();
    }

    String instance(Matter matter) {
        return "/api/instances/" + matter.instance();
    }

    static String title(Matter matter) {
        return String.valueOf(matter.draft.get("matter_title"));
    }

    /** Titles of a list of the inbox, narrowed to one matter. */
    List<String> listed(String username, String scope, Matter matter) throws Exception {
        return read(get(username, "/api/tasks?scope=" + scope + "&q=" + title(matter)))
                .path("rows")
                .valueStream()
                .map(row -> row.path("elementId").asString())
                .toList();
    }

    /** Kinds of what somebody was told about a matter, in order. */
    List<String> heard(String username, Matter matter) {
        return jdbc.sql("SELECT kind FROM notification.notice WHERE username = ? AND ? = ANY (arguments) ORDER BY id")
                .params(username, title(matter))
                .query(String.class)
                .list();
    }

    /** For whom somebody was told something of a kind. */
    List<String> inStead(String username, String kind, Matter matter) {
        return jdbc.sql("""
                SELECT coalesce(absent, '') FROM notification.notice
                WHERE username = ? AND kind = ? AND ? = ANY (arguments)
                """)
                .params(username, kind, title(matter))
                .query(String.class)
                .list();
    }

    List<Timeline.Entry> entries(Matter matter, String kind) {
        return timeline.of(matter.instance()).stream()
                .filter(entry -> entry.kind().equals(kind))
                .toList();
    }

    void away(String absent, String substitute, String... processes) throws Exception {
        var today = java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        post(absent, "/api/substitutions", """
                {"substitute": "%s", "from": "%s", "until": "%s", "processes": %s}
                """.formatted(
                                substitute, today, today.plusDays(1), json.writeValueAsString(processes)))
                .andExpect(status().isCreated());
    }
}
