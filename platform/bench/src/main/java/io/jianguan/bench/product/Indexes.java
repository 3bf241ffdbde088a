package io.jianguan.bench.product;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Fills tables with their plain indexes taken off meanwhile: the same indexes, made at once, in a fraction of the time. */
public final class Indexes {
    private Indexes() {}

    public interface Work {
        void run() throws SQLException;
    }

    /** @param tables each {@code schema.table} */
    public static void without(Connection connection, List<String> tables, Work work) throws SQLException {
        var definitions = new ArrayList<String>();
        try (var query = connection.prepareStatement("""
                SELECT format('%I.%I', schemaname, indexname), indexdef FROM pg_indexes
                WHERE schemaname || '.' || tablename = ANY (?) AND NOT EXISTS (
                    SELECT FROM pg_constraint
                    WHERE conindid = to_regclass(format('%I.%I', schemaname, indexname)))
                """);
                var statement = connection.createStatement()) {
            query.setArray(1, connection.createArrayOf("text", tables.toArray()));
            try (var row = query.executeQuery()) {
                while (row.next()) {
                    definitions.add(row.getString(2));
                    statement.execute("DROP INDEX " + row.getString(1));
                }
            }
            work.run();
            statement.execute("SET maintenance_work_mem = '256MB'");
            for (var definition : definitions) {
                statement.execute(definition);
            }
            for (var table : tables) {
                statement.execute("VACUUM (ANALYZE) " + table);
            }
        }
    }
}
