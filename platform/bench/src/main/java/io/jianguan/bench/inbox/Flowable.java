package io.jianguan.bench.inbox;

import com.zaxxer.hikari.HikariDataSource;
import io.jianguan.bench.product.FlowableEngine;
import io.jianguan.bench.product.Indexes;
import io.jianguan.bench.product.Population;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.flowable.engine.ProcessEngine;
import org.jspecify.annotations.Nullable;

/** Flowable's own task query over the same tasks, on the same PostgreSQL. */
final class Flowable implements Reading {
    private static final List<String> TABLES = List.of("public.act_ru_task", "public.act_ru_identitylink");

    private static final String MODEL = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://jianguan.io/bench">
              <process id="%s" isExecutable="true">
                <startEvent id="start"/><sequenceFlow id="begin" sourceRef="start" targetRef="work"/>
                <userTask id="work"/><sequenceFlow id="finish" sourceRef="work" targetRef="end"/><endEvent id="end"/>
              </process>
            </definitions>
            """;

    private final ProcessEngine engine;
    private final HikariDataSource database;

    Flowable(FlowableEngine flowable) {
        this.engine = flowable.engine();
        this.database = flowable.database();
    }

    void load(Population population) throws SQLException {
        deploy(Population.COMMON);
        deploy(Population.RARE);
        try (var connection = database.getConnection()) {
            Indexes.without(connection, TABLES, () -> {
                try (var statement = connection.createStatement()) {
                    statement.execute("""
                            INSERT INTO act_ru_task (id_, rev_, proc_def_id_, name_, task_def_key_, priority_,
                                create_time_, due_date_, suspension_state_, is_count_enabled_, var_count_,
                                id_link_count_, sub_task_count_, state_, tenant_id_)
                            SELECT (%d + i)::text, 1, d.id_, '现场检查', 'work', 50, timestamp '2026-11-01',
                                due AT TIME ZONE 'UTC', 1, true, 0, 2, 0, 'created', ''
                            FROM (%s) t JOIN act_re_procdef d ON d.key_ = t.process WHERE NOT done
                            """.formatted(Population.FIRST_ID, population.tasks()));
                    statement.execute("""
                            INSERT INTO act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)
                            SELECT 'link-' || row_number() OVER (), 1, 'officer@g' || number, 'candidate',
                                (%d + i)::text
                            FROM (%s) g JOIN (%s) t USING (i) WHERE NOT done
                            """.formatted(Population.FIRST_ID, population.groups(), population.tasks()));
                }
            });
        }
    }

    private void deploy(String process) {
        engine.getRepositoryService()
                .createDeployment()
                .addBytes(process + ".bpmn20.xml", MODEL.formatted(process).getBytes(StandardCharsets.UTF_8))
                .deploy();
    }

    void indexDueDate() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE INDEX bench_due ON act_ru_task (due_date_)");
            statement.execute("ANALYZE act_ru_task");
        }
    }

    @Override
    public Seen read(Eligible who, @Nullable String process) {
        var query = engine.getTaskService().createTaskQuery().taskCandidateGroupIn(who.groups());
        if (process != null) {
            query.processDefinitionKey(process);
        }
        var page = query.orderByTaskDueDate().asc().listPage(0, PAGE);
        return new Seen(page.stream().map(task -> Long.valueOf(task.getId())).toList(), query.count());
    }
}
