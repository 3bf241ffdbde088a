package io.jianguan;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.lockservice.LockService;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One server at a time changes the schema, and one that is killed meanwhile holds up nobody. */
@Tag("W4")
class MigrationLockTest extends CoreTest {
    @Autowired
    private DataSource source;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void shouldLetOneServerMigrateAtATime() throws Exception {
        try (var one = source.getConnection();
                var two = source.getConnection()) {
            var first = lock(one);
            var second = lock(two);
            assertThat(first.acquireLock()).isTrue();
            assertThat(second.acquireLock()).isFalse();
            first.releaseLock();
            assertThat(second.acquireLock()).isTrue();
            second.releaseLock();
        }
    }

    @Test
    void shouldGoOnWhereAServerWasKilledAsItMigrated() throws Exception {
        try (var dying = source.getConnection();
                var next = source.getConnection()) {
            assertThat(lock(dying).acquireLock()).isTrue();
            var waiting = lock(next);
            assertThat(waiting.acquireLock()).isFalse();

            jdbc.sql("SELECT pg_terminate_backend(?)")
                    .param(backend(dying))
                    .query(Boolean.class)
                    .single();

            waiting.waitForLock();
            assertThat(waiting.hasChangeLogLock()).isTrue();
            waiting.releaseLock();
        }
    }

    private static int backend(Connection connection) throws SQLException {
        return connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
    }

    /** As Liquibase finds it for a database. */
    private static LockService lock(Connection connection) throws SQLException, LiquibaseException {
        connection.setAutoCommit(false);
        Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var found = LockServiceFactory.getInstance().getLockService(database);
        assertThat(found).isInstanceOf(MigrationLock.class);
        return found;
    }
}
