package io.jianguan;

import java.sql.SQLException;
import java.time.Duration;
import liquibase.database.Database;
import liquibase.database.core.PostgresDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.LockException;
import liquibase.lockservice.StandardLockService;

/**
 * Lets one server at a time change the schema, by a lock that ends with its session: Liquibase's own is a row, which a
 * killed server leaves behind and every later one waits for in vain. Found by Liquibase as a service.
 */
public final class MigrationLock extends StandardLockService {
    private static final int LOCK = 0x4a49;
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(Database database) {
        return database instanceof PostgresDatabase;
    }

    /** There is no table to make. */
    @Override
    public void init() {}

    /** However long the other takes; asked for again and again, since one waiting statement would hold up indexes. */
    @Override
    public void waitForLock() throws LockException {
        try {
            while (!acquireLock()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new LockException(stop);
        }
    }

    @Override
    public boolean acquireLock() throws LockException {
        hasChangeLogLock = hasChangeLogLock || call("SELECT pg_try_advisory_lock(%d)".formatted(LOCK));
        return hasChangeLogLock;
    }

    @Override
    public void releaseLock() throws LockException {
        if (hasChangeLogLock) {
            hasChangeLogLock = false;
            call("SELECT pg_advisory_unlock(%d)".formatted(LOCK));
        }
    }

    private boolean call(String sql) throws LockException {
        var connection = (JdbcConnection) database.getConnection();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            boolean answer = row.getBoolean(1);
            connection.commit();
            return answer;
        } catch (SQLException | DatabaseException failure) {
            throw new LockException(failure);
        }
    }

    @Override
    public void forceReleaseLock() throws LockException {
        releaseLock();
    }

    @Override
    public void reset() {
        hasChangeLogLock = false;
    }

    @Override
    public void destroy() {
        reset();
    }
}
