package io.jianguan.registry;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** An open COPY into a table; one that is not closed is cancelled with its transaction. */
final class Copy {
    private final CopyIn copy;

    Copy(PGConnection connection, String sql) throws SQLException {
        copy = connection.getCopyAPI().copyIn(sql);
    }

    void write(String text) throws SQLException {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) throws SQLException {
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    void close() throws SQLException {
        copy.endCopy();
    }

    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
