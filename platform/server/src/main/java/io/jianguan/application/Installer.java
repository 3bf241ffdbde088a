package io.jianguan.application;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Installs the shipped applications while the server already answers, one replica at a time. A faulty application stops
 * those that require it, and nothing else; what cannot be reached yet is tried again.
 */
@Component("applicationsHealthIndicator")
class Installer implements HealthIndicator, DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Installer.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private final ShippedPackages packages;
    private final Installation installation;
    private final Applications applications;
    private final DemoSettings demo;
    private final Welcome welcome;
    private final InstallLock lock;
    private volatile boolean done;
    private volatile @Nullable Thread thread;

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
        this.lock = new InstallLock(database);
    }

    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        thread = Thread.ofVirtual().name("installer").start(this::installShipped);
    }

    private void installShipped() {
        // What is wrong with a file is told in the product's first language.
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            for (var pause = FIRST_PAUSE; !attempted(); pause = longer(pause)) {
                Thread.sleep(pause);
            }
            done = true;
            if (applications.faults().isEmpty()) {
                welcome.say();
            }
        } catch (InterruptedException stopped) {
            log.debug("Stopped while installing");
        }
    }

    private boolean attempted() throws InterruptedException {
        try {
            install(packages.all());
            return true;
        } catch (SQLException | RuntimeException unreachable) {
            log.warn("The applications cannot be installed yet: {}", unreachable.toString(), unreachable);
            return false;
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /** Each after those it requires; what is installed already is left alone. */
    void install(ShippedPackages.Found found) throws SQLException, InterruptedException {
        lock.holding(() -> {
            found.faults().forEach(this::fail);
            found.packages().forEach(this::install);
        });
    }

    private void install(Package application) {
        if (application.manifest().demo() && !demo.accounts()) {
            return;
        }
        try {
            for (var required : application.manifest().requires()) {
                if (!applications.isSound(required)) {
                    throw new ApplicationFault(
                            application.manifestFile(), "requires: '" + required + "' is not installed");
                }
            }
            if (!applications.has(application)) {
                log.info(
                        "Installing application {} {}",
                        application.name(),
                        application.manifest().version());
                installation.install(application);
            }
            applications.recovered(application.name());
        } catch (ApplicationFault fault) {
            fail(application.name(), fault);
        }
    }

    private void fail(String application, ApplicationFault fault) {
        log.error("Application {} is not installed: {}", application, fault.getMessage());
        applications.failed(application, String.valueOf(fault.getMessage()));
    }

    @Override
    public Health health() {
        if (!done) {
            return Health.outOfService().build();
        }
        var faults = applications.faults();
        return faults.isEmpty()
                ? Health.up().build()
                : Health.down().withDetails(faults).build();
    }

    @Override
    public void destroy() {
        var running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
