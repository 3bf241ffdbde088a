package io.jianguan.registry;

import java.sql.SQLException;
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

    /** @throws DuplicateKeyException where a unique value is taken */
    void write(String sql, byte[] lines) {
        // Referenced while COPY is open, or it could be collected under it.
        var connection = DataSourceUtils.getConnection(source);
        try {
            var copy = new Copy(connection.unwrap(PGConnection.class), sql);
            copy.write(lines);
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
