package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lists of the inbox, what they can be narrowed to, and what is done to many at once. */
@Tag("W4")
class InboxHttpTest extends MatterHttpTest {
    private static final String FILTERS = "/api/inbox-filters";

    private static String filter(String name, String query) {
        return "{\"name\": \"%s\", \"query\": \"%s\"}".formatted(name, query);
    }

    @Test
    void shouldKeepFiltersUnderTheirNamesAlsoWhenThereAreAsManyAsMayBe() throws Exception {
        for (var number = 0; number < 30; number++) {
            post("o0013", FILTERS, filter("筛选" + number, "due=near")).andExpect(status().isCreated());
        }
        refused(post("o0013", FILTERS, filter("还有一个", "due=near")), 409, "task.filters-full");
        post("o0013", FILTERS, filter("筛选7", "due=overdue")).andExpect(status().isCreated());
        refused(post("o0013", FILTERS, filter(" ", "")), 422, "task.filter-invalid");

        var saved = read(get("o0013", FILTERS));
        assertThat(saved.size()).isEqualTo(30);
        var seventh = saved.valueStream()
                .filter(one -> one.path("name").asString().equals("筛选7"))
                .findFirst()
                .orElseThrow();
        assertThat(seventh.path("query").asString()).isEqualTo("due=overdue");
        assertThat(read(get(LI, FILTERS)).toString()).doesNotContain("筛选7");
        var address = FILTERS + "/" + seventh.path("id").asString();
        delete(LI, address).andExpect(status().isNoContent());
        assertThat(read(get("o0013", FILTERS)).size()).isEqualTo(30);
        delete("o0013", address).andExpect(status().isNoContent());
        assertThat(read(get("o0013", FILTERS)).size()).isEqualTo(29);
    }

    @Test
    void shouldListWhatIStartedDidAndWasSent() throws Exception {
        var matter = start(ZHAO).drafted();
        var review = matter.open("review");
        assertThat(listed(LI, "started", matter)).containsExactly("review");
        assertThat(listed(LI, "done", matter)).containsExactly("apply");
        assertThat(listed(LI, "mine", matter)).isEmpty();
        assertThat(listed(ZHAO, "mine", matter)).containsExactly("review");
        assertThat(listed(ZHAO, "started", matter)).isEmpty();
        assertThat(listed(WANG, "team", matter)).containsExactly("review");
        assertThat(listed("o0007", "team", matter)).isEmpty();
        post(ZHAO, task(review) + "/copy", "{\"people\": [\"o0010\"], \"reason\": null}")
                .andExpect(status().isOk());
        assertThat(listed("o0010", "copied", matter)).containsExactly("review");
        post(ZHAO, task(review) + "/delegate", "{\"to\": \"o0006\", \"reason\": \"起草\"}")
                .andExpect(status().isOk());
        assertThat(listed(ZHAO, "delegated", matter)).containsExactly("review");
        assertThat(listed(ZHAO, "mine", matter)).isEmpty();
        refused(get(LI, "/api/tasks?scope=everything"), 400, "task.list-unknown");
        get(LI, "/api/tasks/counts").andExpect(jsonPath("$.started.value").isNumber());
    }

    @Test
    void shouldSayWhatAListCanBeNarrowedTo() throws Exception {
        start(ZHAO).drafted();
        var facets = read(get(LI, "/api/tasks/facets?scope=started"));
        assertThat(facets.path("facets").valueStream()).anySatisfy(facet -> {
            assertThat(facet.path("process").asString()).isEqualTo("matter-approval");
            assertThat(facet.path("step").asString()).isEqualTo("review");
            assertThat(facet.path("tasks").asLong()).isPositive();
        });
        assertThat(facets.path("organisations").path("yunze-market").asString()).isNotBlank();
    }

    @Test
    void shouldApproveManyEachByACallOfItsOwn() throws Exception {
        var first = start(ZHAO).reviewed(ZHAO);
        var second = start(ZHAO).reviewed(ZHAO);
        var third = start(ZHAO).drafted();
        for (var matter : new Matter[] {first, second}) {
            matter.complete(LEGAL, "legal", YES);
            var decide = matter.open("decide");
            post(WANG, task(decide) + "/claim", "").andExpect(status().isOk());
            twice(WANG, task(decide) + "/approve", "{\"opinion\": \"同意\"}");
        }
        refused(post(ZHAO, task(third.open("review")) + "/approve", "{\"opinion\": \"同意\"}"), 409, "task.not-in-batch");
        first.becomes("approved");
        second.becomes("approved");
        assertThat(records.get("matter", second.record).values()).containsEntry("final_opinion", "同意");
    }
}
