package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.jianguan.rest.Problem;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** A role writes a field, reads it, or does not know that it is there. */
@Tag("D1")
class FieldRightsTest extends RegistryTest {
    private static final String LEAD = """
            registry: clue
            label: {zh: 线索, en: Clue}
            title: name
            fields:
              - {name: name, type: text, label: {zh: 名称, en: Name}, required: true, search: true}
              - {name: informant, type: text, label: {zh: 举报人, en: Informant}, search: true, access: {officer: hidden}}
              - {name: score, type: integer, label: {zh: 评分, en: Score}, access: {officer: read}}
              - {name: weight, type: integer, label: {zh: 权重, en: Weight}, computed: "=score * 2"}
            indexes: [[informant], [score]]
            rights:
              - {role: officer, scope: all, actions: [read, create, change]}
              - {role: department-leader, scope: all, actions: [read, create, change, export]}
            """;
    private static final String LEADS = """
            view: clues
            label: {zh: 线索, en: Clues}
            registry: clue
            columns: [name, informant, score]
            searches: [{field: informant}, {field: score, range: true}]
            sort: [informant]
            """;

    @Autowired
    MockMvc mvc;

    @BeforeEach
    void clues() {
        registries.publish(LEAD);
        views.publish(LEADS);
    }

    private long clue() {
        return records.create(WANG, "clue", Map.of("name", "线索一", "informant", "赵某人", "score", 3))
                .id();
    }

    @Test
    void shouldHideAFieldEverywhere() throws Exception {
        var id = clue();
        records.change(WANG, "clue", id, 1, Map.of("informant", "钱某人"), null);

        assertThat(records.get(WANG, "clue", id).values()).containsEntry("informant", "钱某人");
        assertThat(records.get(LI, "clue", id).values().get("informant")).isNull();
        var at = "/api/registries/clue/records/" + id;
        mvc.perform(get(at + "/history").with(user("li"))).andExpect(jsonPath("$.rows[0].changes", hasSize(0)));
        mvc.perform(get("/api/registries/clue").with(user("li")))
                .andExpect(jsonPath("$.fields[*].name")
                        .value(org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasItem("informant"))));
        mvc.perform(get("/api/views/clues").with(user("li")))
                .andExpect(jsonPath("$.columns", hasSize(2)))
                .andExpect(jsonPath("$.searches", hasSize(1)));
        mvc.perform(get("/api/views/clues/rows").with(user("li"))).andExpect(status().isOk());
        mvc.perform(get("/api/views/clues/rows?q=某人").with(user("li"))).andExpect(jsonPath("$.rows", hasSize(0)));
        for (var told : new String[] {"f.informant=钱某人", "sort=informant"}) {
            mvc.perform(get("/api/views/clues/rows?" + told).with(user("li"))).andExpect(status().isBadRequest());
        }
        mvc.perform(get("/api/registries/clue/form").with(user("li")))
                .andExpect(jsonPath("$.schema.components[0].components", hasSize(1)));
    }

    @Test
    void shouldRefuseToChangeWhatIsOnlyRead() {
        var id = clue();
        var refused = catchThrowableOfType(
                Problem.class, () -> records.change(LI, "clue", id, 1, Map.of("score", 9, "informant", "孙"), null));
        assertThat(codes(refused.errors())).containsExactlyInAnyOrder("score read-only", "informant read-only");
        var made =
                catchThrowableOfType(Problem.class, () -> records.create(LI, "clue", Map.of("name", "新", "score", 1)));
        assertThat(codes(made.errors())).containsExactly("score read-only");
    }

    @Test
    void shouldKeepHiddenValuesAndWhatFollowsFromThem() {
        var id = clue();

        records.change(LI, "clue", id, 1, Map.of("name", "改名"), null);

        assertThat(records.get(WANG, "clue", id).values())
                .containsEntry("informant", "赵某人")
                .containsEntry("weight", 6L);
    }
}
