package io.jianguan.registry;

import java.sql.SQLException;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Sends lines to a table by COPY, in the caller's transaction. */
@Component
class CopyLines {
    private static final String TAKEN = "23505";
    private final DataSource source;

    CopyLines(DataSource source) {
        this.source = source;
    }

    /** Of records with their ids, in the order of {@link LoadedRows#columns}. */
    static String into(RecordTable table) {
        return "COPY data.\"%s\" (id, %s) FROM STDIN"
                .formatted(
                        table.registry(),
                        LoadedRows.columns(table.definition()).stream()
                                .map(column -> '"' + column + '"')
                                .collect(Collectors.joining(", ")));
    }

    /** @throws DuplicateKeyException where a unique value is taken */
    void write(String sql, CopyText text) {
        // Referenced while COPY is open, or it could be collected under it.
        var connection = DataSourceUtils.getConnection(source);
        try {
            var copy = new Copy(connection.unwrap(PGConnection.class), sql);
            copy.write(text.take());
            copy.close();
        } catch (SQLException failure) {
            if (TAKEN.equals(failure.getSQLState())) {
                throw new DuplicateKeyException(sql, failure);
            }
            throw new IllegalStateException(sql, failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }
}
