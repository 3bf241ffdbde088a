package io.jianguan.task;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.process.Instances;
import io.jianguan.process.Processes;
import io.jianguan.process.Timeline;
import io.jianguan.registry.Records;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Matters for approval (process {@code matter-approval}), driven as people do it. */
abstract class MatterTest extends ServerTest {
    static final String LI = "li.officer";
    static final String ZHAO = "zhao.officer";
    static final String LEGAL = "o0001";
    static final String WANG = "wang.leader";
    static final Map<String, Object> YES = Map.of("outcome", "approve");
    static final Map<String, Object> NO = Map.of("outcome", "reject", "opinion", "理由不足");

    @Autowired
    Actors actors;

    @Autowired
    Records records;

    @Autowired
    Processes processes;

    @Autowired
    Instances instances;

    @Autowired
    Timeline timeline;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskPage pages;

    @Autowired
    Completion completion;

    @Autowired
    Drafts drafts;

    @Autowired
    HandingOn handingOn;

    @Autowired
    AskingOthers askingOthers;

    @Autowired
    GoingBack goingBack;

    @Autowired
    InstanceOperations operations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void installed() {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get(LI) != null
                        && processes.latest("matter-approval") != null
                        && jdbc.sql(
                                                "SELECT count(*) FROM application.application WHERE application IN ('district', 'matter-approval')")
                                        .query(Integer.class)
                                        .single()
                                == 2);
    }

    Actor actor(String username) {
        return actors.get(username);
    }

    /** A process of its own that differs from the approval of matters. */
    void publish(String process, UnaryOperator<String> change) {
        var bpmn = jdbc.sql("SELECT bpmn FROM process.definition WHERE process_id = 'matter-approval' AND version = 1")
                .query(String.class)
                .single();
        var other = bpmn.replaceAll(
                "(bpmn:process id|bpmn:message id=\"[^\"]*\" name|bpmnElement)=\"matter-approval\"",
                "$1=\"" + process + "\"");
        processes.publish(change.apply(other).getBytes(StandardCharsets.UTF_8));
    }

    /** A matter that li.officer drafts, at its first step. */
    Matter start(String reviewer, String... countersigners) {
        return startIn("matter-approval", reviewer, countersigners);
    }

    Matter startIn(String process, String reviewer, String... countersigners) {
        var values = new HashMap<String, Object>();
        values.put("matter_title", "事项 " + UUID.randomUUID());
        values.put("matter_content", "请予批准。");
        values.put("reviewer", reviewer);
        values.put("legal_reviewer", LEGAL);
        values.put("countersigners", List.of(countersigners));
        var record = records.create(actor(LI), "matter", values);
        processes.start(process, record, LI);
        var matter = new Matter(record.id(), values);
        matter.open("apply");
        return matter;
    }

    final class Matter {
        final long record;
        final Map<String, Object> draft;

        Matter(long record, Map<String, Object> draft) {
            this.record = record;
            this.draft = draft;
        }

        /** The open task of a step, once it is there. */
        Task open(String element) {
            eventually()
                    .until(() -> find(element, Task.State.OPEN, Task.Kind.MAIN).isPresent());
            return find(element, Task.State.OPEN, Task.Kind.MAIN).orElseThrow();
        }

        Task waiting(String element) {
            eventually()
                    .until(() ->
                            find(element, Task.State.WAITING, Task.Kind.MAIN).isPresent());
            return find(element, Task.State.WAITING, Task.Kind.MAIN).orElseThrow();
        }

        Optional<Task> find(String element, Task.State state, Task.Kind kind) {
            return all().stream()
                    .filter(task -> task.elementId().equals(element))
                    .filter(task -> task.state() == state && task.kind() == kind)
                    .findFirst();
        }

        /** What somebody was asked to sign or to work on, once it is there. */
        Task asked(String username) {
            eventually().until(() -> part(username).isPresent());
            return part(username).orElseThrow();
        }

        Optional<Task> part(String username) {
            return all().stream()
                    .filter(task -> !task.isMain() && task.isOpen() && task.isHeldBy(username))
                    .findFirst();
        }

        List<Task> all() {
            return jdbc.sql(
                            "SELECT * FROM task.task WHERE registry = 'matter' AND record_id = ? ORDER BY created_at, id")
                    .param(record)
                    .query(Task::of)
                    .list();
        }

        void complete(String username, String element, Map<String, Object> data) {
            completion.complete(actor(username), open(element).id(), data, null);
        }

        void sign(String username, Map<String, Object> data) {
            completion.complete(actor(username), asked(username).id(), data, null);
        }

        /** On to the department's review. */
        Matter drafted() {
            complete(LI, "apply", draft);
            open("review");
            return this;
        }

        /** On to countersigning and legal review. */
        Matter reviewed(String reviewer) {
            drafted();
            complete(reviewer, "review", YES);
            open("legal");
            return this;
        }

        long instance() {
            return all().getFirst().instanceKey();
        }

        String status() {
            return String.valueOf(records.get("matter", record).status());
        }

        List<String> told() {
            return timeline.of(instance()).stream().map(Timeline.Entry::kind).toList();
        }

        /** As if the time of a task had run out an hour ago. */
        void late(Task task) {
            var due = Instant.now().minus(Duration.ofHours(1));
            does(() -> {
                tasks.setDue(task.id(), new Tasks.Due(due, due, false, null, "", ""));
                jdbc.sql(
                                "UPDATE deadline.clock SET explanation = jsonb_set(explanation, '{due}', ?::jsonb) WHERE task_id = ?")
                        .params("\"" + due + "\"", task.id())
                        .update();
                jdbc.sql("""
                        UPDATE deadline.alert SET fire_at = now() - CASE stage WHEN 'near' THEN interval '2 h' ELSE interval '1 min' END
                        WHERE clock_id = (SELECT id FROM deadline.clock WHERE task_id = ?) AND fired_at IS NULL
                          AND stage IN ('near', 'due')
                        """).param(task.id()).update();
            });
        }

        /** As if nobody had answered a task for as long as its rule waits. */
        void silent(Task task) {
            jdbc.sql("""
                    UPDATE deadline.alert SET fire_at = now() - interval '1 min'
                    WHERE clock_id = (SELECT id FROM deadline.clock WHERE task_id = ?) AND stage = 'silence'
                    """).param(task.id()).update();
        }

        void becomes(String status) {
            eventually().until(() -> status().equals(status));
        }
    }

    /** As a request does it. */
    void does(Runnable deed) {
        transaction.executeWithoutResult(status -> deed.run());
    }
}
