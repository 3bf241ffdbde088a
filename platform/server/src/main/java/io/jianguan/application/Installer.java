package io.jianguan.application;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Installs the shipped applications once the server is up, one replica at a time. */
@Component("applicationsHealthIndicator")
class Installer implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(Installer.class);
    private static final long LOCK = 0x6a67_6170_706cL;
    private final ShippedPackages packages;
    private final Installation installation;
    private final Applications applications;
    private final DemoSettings demo;
    private final Welcome welcome;
    private final DataSource database;
    private volatile boolean done;
    private volatile @Nullable String fault;

    Installer(
            ShippedPackages packages,
            Installation installation,
            Applications applications,
            DemoSettings demo,
            Welcome welcome,
            DataSource database) {
        this.packages = packages;
        this.installation = installation;
        this.applications = applications;
        this.demo = demo;
        this.welcome = welcome;
        this.database = database;
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        Thread.ofVirtual().name("installer").start(this::installAll);
    }

    void installAll() {
        try (var connection = database.getConnection()) {
            lock(connection);
            try {
                packages.all().forEach(this::install);
                done = true;
            } finally {
                unlock(connection);
            }
            if (fault == null) {
                welcome.say();
            }
        } catch (SQLException | RuntimeException failure) {
            fault = failure.getMessage();
            log.error("The applications could not be installed", failure);
        }
    }

    private void install(Package application) {
        if (application.manifest().demo() && !demo.accounts() || applications.has(application)) {
            return;
        }
        log.info(
                "Installing application {} {}",
                application.name(),
                application.manifest().version());
        try {
            installation.install(application);
            applications.save(application);
        } catch (Installation.Faulty faulty) {
            fault = application.name() + ": " + faulty.getMessage();
            log.error("Application {} is not installed: {}", application.name(), faulty.getMessage(), faulty);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        execute(connection, "SELECT pg_advisory_lock(?)");
    }

    private static void unlock(Connection connection) throws SQLException {
        execute(connection, "SELECT pg_advisory_unlock(?)");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.execute();
        }
    }

    @Override
    public Health health() {
        if (fault != null) {
            return Health.down()
                    .withDetail("fault", Objects.requireNonNull(fault))
                    .build();
        }
        return done ? Health.up().build() : Health.outOfService().build();
    }
}
