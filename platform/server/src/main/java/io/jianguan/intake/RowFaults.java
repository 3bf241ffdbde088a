package io.jianguan.intake;

import io.jianguan.intake.Cells.Word;
import java.util.List;
import java.util.Map;
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
        jdbc.sql("DELETE FROM intake.unknown WHERE import_id = ?").param(id).update();
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

    /** Words that mean no code, with how often they were met in further rows. */
    void add(long id, Map<Word, Long> unknown) {
        if (unknown.isEmpty()) {
            return;
        }
        var words = List.copyOf(unknown.keySet());
        jdbc.sql("""
                INSERT INTO intake.unknown AS u (import_id, field, word, rows)
                SELECT :id, * FROM unnest(:fields::text[], :words::text[], :rows::bigint[])
                ON CONFLICT (import_id, field, word) DO UPDATE SET rows = u.rows + excluded.rows
                """)
                .param("id", id)
                .param("fields", words.stream().map(Word::field).toArray(String[]::new))
                .param("words", words.stream().map(Word::text).toArray(String[]::new))
                .param("rows", words.stream().map(unknown::get).toArray(Long[]::new))
                .update();
    }

    /** A word of a code field that means no code, or several. */
    record UnknownWord(String field, String word, long rows) {}

    /** By field, the most frequent first. */
    List<UnknownWord> unknown(long id) {
        return jdbc.sql("""
                SELECT field, word, rows FROM (
                  SELECT field, word, rows, row_number() OVER (PARTITION BY field ORDER BY rows DESC, word) AS place
                  FROM intake.unknown WHERE import_id = ?) AS met
                WHERE place <= 30 ORDER BY field, place
                """)
                .param(id)
                .query((row, n) -> new UnknownWord(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
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
