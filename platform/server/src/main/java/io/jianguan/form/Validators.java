package io.jianguan.form;

import io.jianguan.rest.Problem;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The validators that stand ready: as many as run at once, made on first use or in the background after the start. */
@Component
class Validators {
    private static final Logger log = LoggerFactory.getLogger(Validators.class);
    private final FormSettings settings;
    private final Clock clock;
    private @Nullable Pool pool;

    Validators(FormSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    private record Pool(Engine engine, Source bundle, BlockingQueue<Validator> idle) {}

    /** @throws Problem {@code form.timeout}, {@code form.busy} */
    String call(String function, String... arguments) {
        var ready = pool();
        var validator = take(ready);
        var next = validator;
        try {
            var answer = validator.call(settings.timeLimit(), function, arguments);
            if (answer.isPresent()) {
                return answer.get();
            }
            log.warn("A form took longer than {} to check and was stopped", settings.timeLimit());
            validator.discard();
            next = made(ready);
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "form.timeout");
        } finally {
            ready.idle().add(next);
        }
    }

    private Validator take(Pool from) {
        try {
            var validator = from.idle().poll(settings.queueLimit().toMillis(), TimeUnit.MILLISECONDS);
            if (validator == null) {
                throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "form.busy");
            }
            return validator;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private synchronized Pool pool() {
        if (pool == null) {
            var bundle = Bundle.source();
            var engine = Engine.newBuilder("js")
                    .option("engine.WarnInterpreterOnly", "false")
                    .build();
            var made = new Pool(engine, bundle, new ArrayBlockingQueue<>(settings.workerCount()));
            for (var i = 0; i < settings.workerCount(); i++) {
                made.idle().add(made(made));
            }
            pool = made;
        }
        return pool;
    }

    private Validator made(Pool in) {
        return new Validator(in.engine(), in.bundle(), clock.getZone());
    }

    /** The first officer should not wait for the bundle to load. */
    @EventListener(ApplicationStartedEvent.class)
    void warm() {
        Thread.ofVirtual().name("form-validator-warm").start(() -> {
            try {
                pool().idle().forEach(Validator::awaitReady);
            } catch (RuntimeException notWarm) {
                log.error("Forms cannot be checked", notWarm);
            }
        });
    }

    @PreDestroy
    synchronized void close() {
        if (pool != null) {
            pool.idle().forEach(Validator::discard);
            pool = null;
        }
    }
}
