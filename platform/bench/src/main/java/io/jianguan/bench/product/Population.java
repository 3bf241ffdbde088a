package io.jianguan.bench.product;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tasks put straight into the read models, the same ones at every run; the engine knows nothing of them.
 *
 * @param open how many; two groups each, and every fourth the popular group too
 * @param done how many more that are done
 */
public record Population(int open, int done) {
    public static final int GROUPS = 2_000;

    /** The group that every fourth task is for. */
    public static final int POPULAR = GROUPS;

    public static final String COMMON = "bench-common";

    /** The process of one in ten thousand tasks. */
    public static final String RARE = "bench-rare";

    /** Above what tests and sequences use, below the engine's keys. */
    public static final long FIRST_ID = 1_000_000_000_000L;

    private static final List<String> TABLES = List.of("task.task", "task.candidate");
    private static final List<String> CASES =
            List.of("process.instance", "process.step", "process.timeline", "data.bench_rally");

    /** The tasks themselves, numbered from 0: for every engine the same. */
    public String tasks() {
        return """
                SELECT i, i >= %d AS done,
                    CASE WHEN i %% 10000 = 5 THEN '%s' ELSE '%s' END AS process,
                    timestamptz '2027-01-01' + (i * 7919 %% %d) * interval '7 seconds' AS due
                FROM generate_series(0::bigint, %d) i
                """.formatted(open, RARE, COMMON, open + done, open + done - 1L);
    }

    /** Which task is for which groups. */
    public String groups() {
        return """
                SELECT i, abs(hashint8(i * 2 + slot)::bigint) %% %d AS number FROM (%s) t
                CROSS JOIN generate_series(0, 1) slot WHERE NOT done OR slot = 0
                UNION SELECT i, %d FROM (%s) t WHERE i %% 4 = 1 AND NOT done
                """.formatted(GROUPS, tasks(), POPULAR, tasks());
    }

    /** A group as the product names it. */
    public static String group(int number) {
        return "officer@g" + number;
    }

    public void load(Connection connection) throws SQLException {
        Indexes.without(connection, TABLES, () -> {
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        INSERT INTO task.task (id, instance_key, process_id, version, element_id, name, process_name,
                            registry, record_id, record_number, record_title, record_status, owner_org, form_id,
                            form_version, state, created_at, due_at, priority, ended_by, ended_at)
                        SELECT %d + i, %d + i, process, 1, 'work', '现场检查', '日常检查', 'bench_rally', %d + i,
                            'JC' || i, '某某有限公司' || i, 'ping', 'bench', 'bench-rally', 1,
                            CASE WHEN done THEN 'done' ELSE 'open' END, timestamptz '2026-11-01', due, 50,
                            CASE WHEN done THEN 'bench.done' END, CASE WHEN done THEN due END
                        FROM (%s) t
                        """.formatted(FIRST_ID, FIRST_ID, FIRST_ID, tasks()));
                // What the candidates' rows copy from the task is copied here, not row by row.
                statement.execute("SET session_replication_role = replica");
                var copies = copies(statement);
                statement.execute("""
                        INSERT INTO task.candidate (task_id, principal, due_at, claimable %s)
                        SELECT id, 'officer@g' || number, due_at, state = 'open' %s
                        FROM (%s) g JOIN task.task ON id = %d + i
                        """.formatted(copies, copies, groups(), FIRST_ID));
                statement.execute("RESET session_replication_role");
            }
        });
    }

    private static String copies(Statement statement) throws SQLException {
        try (var row = statement.executeQuery("""
                SELECT string_agg(', ' || c.column_name, '') FROM information_schema.columns c
                JOIN information_schema.columns t USING (table_schema, column_name)
                WHERE c.table_schema = 'task' AND c.table_name = 'candidate' AND t.table_name = 'task'
                AND c.column_name <> 'due_at'
                """)) {
            row.next();
            var columns = row.getString(1);
            return columns == null ? "" : columns;
        }
    }

    /** What else belongs to an open case. */
    public void loadCases(Connection connection) throws SQLException {
        Indexes.without(connection, CASES, () -> {
            try (var statement = connection.createStatement()) {
                for (var sql : List.of("""
                        INSERT INTO process.instance (command_id, instance_key, process_id, version, registry,
                            record_id, requested_at, started_at, state)
                        SELECT gen_random_uuid(), %1$d + i, process, 1, 'bench_rally', %1$d + i, due, due, 'running'
                        FROM (%2$s) t""", """
                        INSERT INTO process.step (element_instance_key, instance_key, element_id, element_type,
                            activated_at)
                        SELECT %1$d + i, %1$d + i, 'work', 'USER_TASK', due FROM (%2$s) t""", """
                        INSERT INTO process.timeline (instance_key, at, kind) SELECT %1$d + i, due, 'started'
                        FROM (%2$s) t""", """
                        INSERT INTO data.bench_rally (id, status, owner_org, version, created_by, created_at,
                            updated_by, updated_at, name)
                        SELECT %1$d + i, 'ping', 'bench', 1, 'bench.starter', due, 'bench.starter', due, '某某有限公司'
                        FROM (%2$s) t""")) {
                    statement.execute(sql.formatted(FIRST_ID, tasks()));
                }
            }
        });
    }

    /** Takes all of it out again. */
    public static void clear(Connection connection) throws SQLException {
        var tables = Stream.concat(TABLES.stream(), CASES.stream()).toList();
        Indexes.without(connection, tables, () -> {
            try (var statement = connection.createStatement()) {
                // A million looks for rows that refer to what is deleted with them.
                statement.execute("SET session_replication_role = replica");
                for (var table : List.of(
                        "task.candidate WHERE task_id",
                        "task.task WHERE id",
                        "process.instance WHERE instance_key",
                        "process.step WHERE instance_key",
                        "process.timeline WHERE instance_key",
                        "data.bench_rally WHERE id")) {
                    statement.execute("DELETE FROM %s BETWEEN %d AND %d".formatted(table, FIRST_ID, FIRST_ID * 2));
                }
                statement.execute("RESET session_replication_role");
            }
        });
    }
}
