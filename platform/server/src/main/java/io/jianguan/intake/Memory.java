package io.jianguan.intake;

import io.jianguan.intake.Plan.SheetColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people said of columns and of words in them, for their next file. */
@Component
class Memory {
    private final JdbcClient jdbc;

    Memory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void columns(String username, String registry, List<SheetColumn> columns) {
        for (var column : columns) {
            jdbc.sql("""
                    INSERT INTO intake.memory (username, registry, title, field) VALUES (?, ?, ?, ?)
                    ON CONFLICT (username, registry, title) DO UPDATE SET field = excluded.field
                    """)
                    .params(username, registry, column.title(), column.field() == null ? "" : column.field())
                    .update();
        }
    }

    /** Field by title; empty where the column was left out. */
    Map<String, String> columns(String username, String registry) {
        var fields = new HashMap<String, String>();
        jdbc.sql("SELECT title, field FROM intake.memory WHERE username = ? AND registry = ?")
                .params(username, registry)
                .query(row -> {
                    fields.put(row.getString(1), row.getString(2));
                });
        return fields;
    }

    /** @param words code by word, by field; an empty code forgets the word */
    void words(String username, String registry, Map<String, Map<String, String>> words) {
        words.forEach((field, codes) -> codes.forEach((word, code) -> jdbc.sql(code.isEmpty() ? """
                                DELETE FROM intake.word
                                WHERE username = :username AND registry = :registry AND field = :field AND word = :word
                                """ : """
                                INSERT INTO intake.word (username, registry, field, word, code)
                                VALUES (:username, :registry, :field, :word, :code)
                                ON CONFLICT (username, registry, field, word) DO UPDATE SET code = excluded.code
                                """)
                .param("username", username)
                .param("registry", registry)
                .param("field", field)
                .param("word", word)
                .param("code", code)
                .update()));
    }

    /** Code by word, by field. */
    Map<String, Map<String, String>> words(String username, String registry) {
        var words = new HashMap<String, Map<String, String>>();
        jdbc.sql("SELECT field, word, code FROM intake.word WHERE username = ? AND registry = ?")
                .params(username, registry)
                .query(row -> {
                    words.computeIfAbsent(row.getString(1), field -> new HashMap<>())
                            .put(row.getString(2), row.getString(3));
                });
        return words;
    }
}
