package io.jianguan.bench.draw;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/** A registry of subjects of its own, in the shape of the product's, and what is asked of it. */
final class Subjects {
    static final String REGISTRY = "bench_subject";
    static final String DEFINITION = """
            registry: bench_subject
            label: {zh: 抽取对象, en: Subject}
            title: object_name
            fields:
              - {name: object_name, type: text, label: {zh: 名称, en: Name}}
              - {name: cert_no, type: text, label: {zh: 代码, en: Code}}
              - {name: region, type: text, label: {zh: 区域, en: Region}}
              - {name: credit, type: text, label: {zh: 信用, en: Credit}}
              - {name: reg_status, type: text, label: {zh: 状态, en: Status}}
              - {name: reg_address, type: text, label: {zh: 住所, en: Address}}
            """;

    private final DataSource database;
    private final int count;

    Subjects(DataSource database, int count) {
        this.database = database;
        this.count = count;
    }

    /** Nine in ten are open; 40 regions, four classes of credit, as in the product's district. */
    void load() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO data.bench_subject (owner_org, version, created_at, updated_at, object_name, cert_no,
                        region, credit, reg_status, reg_address)
                    SELECT 'bench', 1, now(), now(), '示例企业第' || i || '号有限公司', lpad(i::text, 18, '9'),
                        '99' || lpad((i * 7919 %% 40)::text, 4, '0'), (ARRAY['A', 'B', 'B', 'C', 'D'])[i %% 5 + 1],
                        CASE WHEN i %% 10 = 0 THEN 'closed' ELSE 'open' END, '示例区示例街道' || i %% 977 || '号'
                    FROM generate_series(1::bigint, %d) i
                    """.formatted((long) count * 10 / 9));
            statement.execute("VACUUM (ANALYZE) data.bench_subject");
            statement.execute("CHECKPOINT");
        }
    }

    static Map<String, String> uniform() {
        return Map.of(
                "subjects", "={registry: \"bench_subject\", filter: {reg_status: \"open\"}, ratio: 1}",
                "officers", "={registry: \"bench_subject\", filter: {reg_status: \"nobody\"}, perSubject: 2}",
                "rule", "uniform");
    }

    static Map<String, String> weighted() {
        return Map.of(
                "subjects", "={registry: \"bench_subject\", filter: {reg_status: \"open\"}, ratio: 1}",
                "officers", "={registry: \"bench_subject\", filter: {reg_status: \"nobody\"}, perSubject: 2}",
                "rule", "weighted",
                "weight", "=if subject.credit = \"D\" then 4 else if subject.credit = \"C\" then 3 else 1",
                "stratum", "=subject.region");
    }

    /** The least that could be done: no proof, nobody can check. */
    int plain() throws SQLException {
        try (var connection = database.getConnection()) {
            return plain(connection);
        }
    }

    private int plain(Connection connection) throws SQLException {
        int rows = 0;
        try (var statement = connection.prepareStatement("SELECT id FROM data.bench_subject"
                + " WHERE deleted_at IS NULL AND reg_status = 'open' ORDER BY random() LIMIT ?")) {
            statement.setInt(1, (count + 99) / 100);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    rows++;
                }
            }
        }
        return rows;
    }
}
