package io.jianguan.intake;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is wrong with the rows of imports. */
@Component
class RowFaults {
    private final JdbcClient jdbc;

    RowFaults(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param field empty where it is the row as a whole
     * @param text what stands in the cell; empty where it is personal
     */
    record RowFault(long row, String field, String code, String message, String text) {}

    void clear(long id) {
        jdbc.sql("DELETE FROM intake.fault WHERE import_id = ?").param(id).update();
    }

    /** In order of row. */
    void add(long id, List<RowFault> faults) {
        if (faults.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO intake.fault (import_id, row_no, ordinal, field, code, message, text)
                SELECT :id, row_no, row_number() OVER (PARTITION BY row_no ORDER BY at), field, code, message, text
                FROM unnest(:rows::bigint[], :fields::text[], :codes::text[], :messages::text[], :texts::text[])
                  WITH ORDINALITY AS f (row_no, field, code, message, text, at)
                """)
                .param("id", id)
                .param("rows", faults.stream().map(RowFault::row).toArray(Long[]::new))
                .param("fields", faults.stream().map(RowFault::field).toArray(String[]::new))
                .param("codes", faults.stream().map(RowFault::code).toArray(String[]::new))
                .param("messages", faults.stream().map(RowFault::message).toArray(String[]::new))
                .param("texts", faults.stream().map(RowFault::text).toArray(String[]::new))
                .update();
    }

    /** In order of row, those behind {@code after}; of whole rows. */
    List<RowFault> page(long id, long after, int rows) {
        return jdbc.sql("""
                SELECT row_no, field, code, message, text FROM intake.fault
                WHERE import_id = :id AND row_no IN (
                  SELECT DISTINCT row_no FROM intake.fault WHERE import_id = :id AND row_no > :after
                  ORDER BY row_no LIMIT :rows)
                ORDER BY row_no, ordinal
                """)
                .param("id", id)
                .param("after", after)
                .param("rows", rows)
                .query((row, n) -> new RowFault(
                        row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .list();
    }

    /** Of what kinds they are, the most frequent first. */
    List<FaultKind> kinds(long id) {
        return jdbc.sql("""
                SELECT field, code, min(message) AS example, count(*) AS faults FROM intake.fault WHERE import_id = ?
                GROUP BY field, code ORDER BY count(*) DESC, field, code LIMIT 20
                """)
                .param(id)
                .query((row, n) -> new FaultKind(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)))
                .list();
    }

    record FaultKind(String field, String code, String example, long count) {}

    /** The fields that any row is wrong in. */
    List<String> fields(long id) {
        return jdbc.sql("SELECT DISTINCT field FROM intake.fault WHERE import_id = ?")
                .param(id)
                .query(String.class)
                .list();
    }
}
