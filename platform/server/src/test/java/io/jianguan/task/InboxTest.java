package io.jianguan.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ModuleTables;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actor.Representation;
import io.jianguan.identity.Actor.RoleGrant;
import io.jianguan.task.Inbox.Filter;
import io.jianguan.task.Inbox.Scope;
import io.jianguan.task.Inbox.Sort;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The inbox's own SQL on a database with twenty thousand tasks. */
@Tag("W4")
class InboxTest {
    private static final int TASKS = 20_000;
    private static final ModuleTables tables = new ModuleTables("form", "task");
    private static JdbcClient jdbc = tables.jdbc();
    private static Inbox inbox = new Inbox(jdbc, Clock.system(ZoneId.of("Asia/Shanghai")));

    @BeforeAll
    static void fill() {
        jdbc.sql("""
                INSERT INTO task.task (id, instance_key, process_id, version, element_id, name, process_name, registry,
                    record_id, record_number, record_title, owner_org, form_id, form_version, state, assignee,
                    created_at, due_at, priority, started_by)
                SELECT n, n, CASE WHEN n % 1000 = 0 THEN 'rare' ELSE 'common' END, 1, 'step' || n % 3, '步骤' || n % 3,
                    '流程', 'r', n, 'JC' || n, '某店' || n, 'o' || n % 5, 'f', 1, 'open',
                    CASE n % 4 WHEN 0 THEN 'away' WHEN 1 THEN 'me' END,
                    timestamptz '2026-01-01' + n * interval '1 minute',
                    CASE WHEN n % 7 = 0 THEN 'infinity' ELSE now() + (n % 97 - 40) * interval '1 hour' END,
                    (n % 5) * 20, 'me'
                FROM generate_series(1, :tasks) n
                """).param("tasks", TASKS).update();
        jdbc.sql("""
                INSERT INTO task.candidate (task_id, principal, due_at, claimable)
                SELECT id, p, due_at, assignee IS NULL FROM task.task, unnest(ARRAY['officer@o1', 'leader@o1']) p
                WHERE p = 'officer@o1' OR id % 2 = 0
                """).update();
        jdbc.sql("ANALYZE").update();
    }

    @AfterAll
    static void stop() throws IOException {
        tables.close();
    }

    @Test
    void shouldShowEveryTaskOnceInEveryOrderPageByPage() {
        for (var sort : Sort.values()) {
            var ids = walk(actor(), Scope.CANDIDATE, Filter.NONE, sort);
            assertThat(ids).hasSize(TASKS / 2).doesNotHaveDuplicates();
        }
    }

    @Test
    void shouldPutTheMostImportantFirst() {
        var first = inbox.hits(actor(), Scope.CANDIDATE, Filter.NONE, Sort.PRIORITY, null, 50);
        assertThat(first.rows())
                .allSatisfy(hit -> assertThat(hit.task().priority()).isEqualTo(80));
        var newest = inbox.hits(actor(), Scope.MINE, Filter.NONE, Sort.CREATED, null, 2);
        assertThat(newest.rows()).extracting(hit -> hit.task().id()).containsExactly(19_997L, 19_993L);
    }

    @Test
    void shouldCountExactlyUpToTheCapAndEachTaskOnce() {
        assertThat(inbox.count(actor(), Scope.CANDIDATE, Filter.NONE).capped()).isTrue();
        var rare = new Filter("rare", null, null);
        assertThat(inbox.count(actor(), Scope.TEAM, rare).value()).isEqualTo(20);
        assertThat(inbox.count(actor(), Scope.CANDIDATE, rare).value()).isZero();
        jdbc.sql("UPDATE task.candidate SET claimable = true WHERE task_id = 4000")
                .update();
        jdbc.sql("UPDATE task.task SET assignee = NULL WHERE id = 4000").update();
        assertThat(inbox.count(actor(), Scope.CANDIDATE, rare))
                .satisfies(count -> assertThat(count.value()).isEqualTo(1));
        jdbc.sql("UPDATE task.candidate SET claimable = false WHERE task_id = 4000")
                .update();
        jdbc.sql("UPDATE task.task SET assignee = 'away' WHERE id = 4000").update();
    }

    @Test
    void shouldShowTheTasksOfThoseRepresentedInTheirProcessesOnly() {
        var substitute = actor(new Representation("away", Set.of("rare")));
        var hits = walkHits(substitute, Scope.MINE, Filter.NONE, Sort.DUE);
        assertThat(hits).hasSize(TASKS / 4 + TASKS / 1000);
        assertThat(hits.stream().filter(hit -> hit.absent() != null))
                .hasSize(TASKS / 1000)
                .allSatisfy(hit -> assertThat(hit.task().processId()).isEqualTo("rare"));
        assertThat(walk(actor(new Representation("away", Set.of())), Scope.MINE, Filter.NONE, Sort.DUE))
                .hasSize(TASKS / 2);
    }

    @Test
    void shouldOfferWhatIsOfferedToThoseRepresented() {
        var stranger = new Actor(
                "stranger",
                "某",
                "o9",
                List.of("o9"),
                Set.of(),
                Set.of(new Representation("away", Set.of(), Set.of("leader@o1"))));
        var hits = inbox.hits(stranger, Scope.CANDIDATE, Filter.NONE, Sort.DUE, null, 10);
        assertThat(hits.rows())
                .hasSize(10)
                .allSatisfy(hit -> assertThat(hit.absent()).isEqualTo("away"));
    }

    @Test
    void shouldNarrowByUnreadStepDueAndText() {
        var before = inbox.count(actor(), Scope.MINE, new Filter("common", "step1", null, null, 80, null, true));
        jdbc.sql("INSERT INTO task.reading SELECT id, 'me', now() FROM task.task WHERE element_id = 'step1'")
                .update();
        assertThat(before.value()).isPositive();
        assertThat(inbox.count(actor(), Scope.MINE, new Filter("common", "step1", null, null, 80, null, true))
                        .value())
                .isZero();
        assertThat(inbox.hits(actor(), Scope.MINE, new Filter(null, "店19997", null), Sort.DUE, null, 5)
                        .rows())
                .hasSize(1);
        assertThat(inbox.hits(actor(), Scope.MINE, new Filter(null, null, "none"), Sort.DUE, null, 5)
                        .rows())
                .allSatisfy(hit -> assertThat(hit.task().dueAt()).isNull());
        jdbc.sql("DELETE FROM task.reading").update();
    }

    @Test
    void shouldServeARareFilterOverAPopularGroupFromItsIndex() {
        assertThat(plan(new Filter("rare", null, null)))
                .contains("candidate_process")
                .doesNotContain("Seq Scan on candidate");
    }

    @Test
    void shouldReadTheFirstPageFromItsIndexAlone() {
        assertThat(plan(Filter.NONE)).contains("Index Only Scan using candidate_page");
    }

    private static String plan(Filter filter) {
        var sql = new InboxSql(Scope.CANDIDATE, filter, Sort.DUE)
                .page(false)
                .replace(":keys", "ARRAY['officer@o1']")
                .replace(":absents", "ARRAY['']")
                .replace(":processes", "ARRAY['']")
                .replace(":process", "'rare'")
                .replace(":me", "'me'")
                .replace(":limit", "31");
        return String.join("\n", jdbc.sql("EXPLAIN " + sql).query(String.class).list());
    }

    private static List<Long> walk(Actor actor, Scope scope, Filter filter, Sort sort) {
        return walkHits(actor, scope, filter, sort).stream()
                .map(hit -> hit.task().id())
                .toList();
    }

    private static List<Inbox.Hit> walkHits(Actor actor, Scope scope, Filter filter, Sort sort) {
        var hits = new ArrayList<Inbox.Hit>();
        @Nullable String cursor = null;
        do {
            var page = inbox.hits(actor, scope, filter, sort, cursor, 777);
            hits.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return hits;
    }

    private static Actor actor(Representation... represents) {
        return new Actor(
                "me",
                "我",
                "o1",
                List.of("o0"),
                Set.of(
                        new RoleGrant("officer", "o1"),
                        new RoleGrant("leader", "o1"),
                        new RoleGrant("department-leader", "o0")),
                Set.of(represents));
    }
}
