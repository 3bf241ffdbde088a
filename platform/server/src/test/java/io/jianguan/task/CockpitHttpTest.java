package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.asyncDispatch;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a leader sees of what is late, and does to many tasks at once. */
@Tag("C4")
class CockpitHttpTest extends MatterHttpTest {
    private static final String DEADLINES = "/api/deadlines";

    private void late(Task task, String category) {
        var due = Instant.now().minus(Duration.ofHours(1));
        does(() -> tasks.setDue(task.id(), new Tasks.Due(due, due, false, category, "", "")));
    }

    private void counted(String state, Matter matter, int rows) throws Exception {
        get(WANG, DEADLINES + "?state=" + state + "&text=" + title(matter))
                .andExpect(jsonPath("$.rows.length()").value(rows));
    }

    @Test
    @Tag("G10.1")
    @Tag("G10.2")
    void shouldCountALateTaskUnderTheTabOfItsRule() throws Exception {
        var matter = start(ZHAO).drafted();
        counted("all", matter, 1);
        counted("overdue", matter, 0);
        late(matter.open("review"), "sign");
        counted("sign", matter, 1);
        counted("feedback", matter, 0);
        counted("overdue", matter, 1);
        late(matter.open("review"), "feedback");
        counted("sign", matter, 0);
        counted("feedback", matter, 1);
        get(WANG, DEADLINES + "/counts?text=" + title(matter))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.overdue").value(1))
                .andExpect(jsonPath("$.signOverdue").value(0))
                .andExpect(jsonPath("$.feedbackOverdue").value(1));
        for (var by : new String[] {"organisation", "person", "process", "step"}) {
            get(WANG, DEADLINES + "/by/" + by + "?text=" + title(matter))
                    .andExpect(jsonPath("$.length()").value(1))
                    .andExpect(jsonPath("$[0].feedbackOverdue").value(1));
        }
        get("sun.leader", DEADLINES + "?text=" + title(matter))
                .andExpect(jsonPath("$.rows.length()").value(0));
        get(ZHAO, DEADLINES + "?text=" + title(matter))
                .andExpect(jsonPath("$.rows.length()").value(0));
    }

    @Test
    void shouldReassignAndUrgeManyEachForItself() throws Exception {
        var first = start(ZHAO).drafted();
        var second = start("o0008").drafted();
        var done = start(ZHAO).drafted();
        var gone = done.open("review");
        done.complete(ZHAO, "review", YES);
        for (var matter : new Matter[] {first, second}) {
            var review = matter.open("review");
            twice(WANG, task(review) + "/urge", "{\"reason\": \"请尽快\"}");
            twice(WANG, task(review) + "/transfer", "{\"to\": \"o0009\", \"reason\": \"均衡\"}");
            assertThat(matter.open("review").assignee()).isEqualTo("o0009");
            assertThat(matter.told()).containsSequence("urged", "transferred");
        }
        refused(post(WANG, task(gone) + "/transfer", "{\"to\": \"o0009\", \"reason\": \"均衡\"}"), 409, "task.gone");
        assertThat(heard(ZHAO, first)).contains("task-urged", "task-taken-away");
        assertThat(heard("o0008", second)).contains("task-urged", "task-taken-away");
    }

    @Test
    void shouldShowThePunctualityOfTheLastDays() throws Exception {
        var before = read(get(WANG, DEADLINES + "/trend?days=7"));
        assertThat(before.size()).isEqualTo(7);
        var matter = start(ZHAO).drafted();
        jdbc.sql("UPDATE deadline.clock SET due_at = now() - interval '1 second' WHERE task_id = ?")
                .param(matter.open("review").id())
                .update();
        var after = read(get(WANG, DEADLINES + "/trend?days=7"));
        assertThat(open(after)).isGreaterThan(open(before));
        assertThat(read(get(ZHAO, DEADLINES + "/trend?days=7")).valueStream())
                .allSatisfy(day -> assertThat(day.path("open").asLong()).isZero());
    }

    private static long open(tools.jackson.databind.JsonNode days) {
        return days.valueStream().mapToLong(day -> day.path("open").asLong()).sum();
    }

    @Test
    void shouldExportWhatIsListed() throws Exception {
        var matter = start(ZHAO).drafted();
        matter.open("review");
        var begun = get(WANG, DEADLINES + "/export?format=xlsx&text=" + title(matter))
                .andReturn();
        var file = http.perform(asyncDispatch(begun))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", "attachment; filename=deadlines.xlsx"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(file, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
        var text = http.perform(asyncDispatch(get(WANG, DEADLINES + "/export?format=csv&text=" + title(matter))
                        .andReturn()))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2).last().asString().contains(title(matter), "部门审核", "赵样例");
    }
}
