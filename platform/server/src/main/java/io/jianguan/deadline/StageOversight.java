package io.jianguan.deadline;

import io.jianguan.task.Overseen;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The stages of records under a clock that a leader oversees; process and step of one are its registry and status. */
@Configuration(proxyBeanMethods = false)
class StageOversight {
    /**
     * A stage as lists show it.
     *
     * @param holder who works on its record; null: nobody
     * @param due null: paused
     */
    record Stage(
            LegalClock clock,
            String title,
            @Nullable String number,
            @Nullable String holder,
            Instant since,
            @Nullable Instant due,
            Instant near) {}

    @Bean
    Overseen<Stage> overseenStages(JdbcClient jdbc, JsonMapper json, Clock clock) {
        return new Overseen<>(
                jdbc,
                clock,
                new Overseen.Relation("""
                        SELECT c.*, holder AS assignee, registry AS process_id, registry AS process_name,
                            status AS element_id, status AS name, category AS clock_category, state = 'paused' AS paused
                        FROM deadline.clock c WHERE status IS NOT NULL AND state <> 'ended'
                        """, false),
                (row, number) -> new Stage(
                        LegalClock.of(row, json),
                        row.getString("record_title") == null ? "" : row.getString("record_title"),
                        row.getString("record_number"),
                        row.getString("holder"),
                        row.getTimestamp("started_at").toInstant(),
                        row.getString("due_at").equals("infinity")
                                ? null
                                : row.getTimestamp("due_at").toInstant(),
                        row.getTimestamp("near_at").toInstant()),
                stage -> new Overseen.Place(stage.due(), stage.clock().id()));
    }
}
