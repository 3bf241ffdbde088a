package io.jianguan.exporter;

import java.sql.SQLException;
import java.util.List;

/** Where events are appended: PostgreSQL, or a test's memory. */
interface EventLog extends AutoCloseable {

    /** Appends all rows in one transaction; rows already there are left alone. */
    void append(List<Row> rows) throws SQLException;

    /** Says that the exporter is alive and everything up to the position is stored. */
    void heartbeat(long position) throws SQLException;

    /** Drops the connection; the next call connects again. */
    @Override
    void close();
}
