package io.jianguan.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ModuleTables;
import io.jianguan.deadline.StageOversight.Stage;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.task.Overseen;
import io.jianguan.task.Overseen.Filter;
import io.jianguan.task.Overseen.State;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The cockpit's own SQL on a database with twenty thousand stages under a clock. */
@Tag("C4")
class StageOversightTest {
    private static final int CLOCKS = 20_000;
    private static final ModuleTables tables = new ModuleTables("form", "task", "deadline");
    private static final JdbcClient jdbc = tables.jdbc();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Explanation WHY = new Explanation(
            null,
            1,
            null,
            new Rule.Basis("法", "条"),
            1,
            Period.Unit.D,
            Instant.EPOCH,
            null,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            null,
            null,
            Instant.EPOCH,
            List.of());
    private static final Overseen<Stage> stages = new StageOversight().overseenStages(jdbc, JSON, Clock.systemUTC());
    private static final Filter ALL = new Filter(null, null, null, null, null);

    @BeforeAll
    static void fill() {
        jdbc.sql("""
                INSERT INTO deadline.clock (registry, record_id, status, owner_org, category, rule, state, started_at,
                    due_at, near_at, calendar_version, explanation, record_title, holder)
                SELECT 'r' || n % 3, n, 'received', 'o' || n % 50, 'c', CAST(:rule AS jsonb),
                    'running', now() - interval '9 days', now() + (n % 97 - 40) * interval '1 hour',
                    now() + (n % 97 - 45) * interval '1 hour', 1, CAST(:why AS jsonb), '某案' || n,
                    CASE WHEN n % 4 = 0 THEN 'me' END
                FROM generate_series(1, :clocks) n
                """)
                .param("clocks", CLOCKS)
                .param("rule", JSON.writeValueAsString(Rule.inline(Period.parse("1 D"))))
                .param("why", JSON.writeValueAsString(WHY))
                .update();
        jdbc.sql("ANALYZE deadline.clock").update();
    }

    @AfterAll
    static void stop() throws IOException {
        tables.close();
    }

    private static Actor leaderOf(String... offices) {
        return new Actor("me", "我", offices[0], List.of(offices), Set.of(new RoleGrant(Actor.LEADER, offices[0])));
    }

    @Test
    void shouldShowEachStageOnceInTheOrderOfUrgency() {
        var seen = new ArrayList<Stage>();
        @Nullable String cursor = null;
        do {
            var page = stages.page(leaderOf("o1", "o2"), State.ALL, ALL, cursor, 77);
            seen.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(CLOCKS / 50 * 2).doesNotHaveDuplicates();
        assertThat(seen).allSatisfy(stage -> assertThat(stage.clock().owner()).isIn("o1", "o2"));
        var tally = stages.tally(leaderOf("o1", "o2"), ALL);
        assertThat(tally.total()).isEqualTo(seen.size());
        assertThat(stages.page(leaderOf("o1", "o2"), State.OVERDUE, ALL, null, CLOCKS)
                        .rows())
                .hasSize((int) tally.overdue());
        assertThat(stages.page(leaderOf("o1", "o2"), State.UNCLAIMED, ALL, null, CLOCKS)
                        .rows())
                .hasSize((int) tally.unclaimed())
                .allSatisfy(stage -> assertThat(stage.holder()).isNull());
    }

    @Test
    void shouldReadAPageByIndexHoweverManyOfficesThereAre() {
        var offices = new String[50];
        for (int i = 0; i < offices.length; i++) {
            offices[i] = "o" + i;
        }
        var sql = stages.page(leaderOf(offices), State.ALL)
                .replace(":overseen", "ARRAY['" + String.join("','", offices) + "']")
                .replaceAll(":(organisation|person|process|step|text)", "NULL")
                .replace(":afterAt", "'-infinity'")
                .replace(":afterId", "0")
                .replace(":limit", "51");
        var plan = String.join(
                "\n",
                jdbc.sql("EXPLAIN " + sql.replace("?", "\\?"))
                        .query(String.class)
                        .list());
        assertThat(plan).contains("Index Scan using clock_stages").doesNotContain("Seq Scan on clock");
    }
}
