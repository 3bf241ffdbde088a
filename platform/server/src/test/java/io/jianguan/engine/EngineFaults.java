package io.jianguan.engine;

import io.jianguan.rest.Problem;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

/** A listener and job handlers that fail on demand. */
@TestConfiguration
class EngineFaults {
    /** Instances whose user tasks the listener fails on. */
    final Set<Long> poisoned = ConcurrentHashMap.newKeySet();

    final AtomicBoolean cured = new AtomicBoolean();
    final AtomicInteger worked = new AtomicInteger();
    final AtomicInteger flaky = new AtomicInteger();

    @EventListener
    void on(EngineEvent.UserTaskEnded ended) {
        if (poisoned.contains(ended.instanceKey())) {
            throw new IllegalStateException("poison");
        }
    }

    @Bean
    JobHandler workingJob() {
        return handler("test.works", job -> Map.of(job.headers().getOrDefault("into", "?"), worked.incrementAndGet()));
    }

    @Bean
    JobHandler problemJob() {
        return handler("test.problem", job -> {
            throw Problem.conflict("engine.model-refused", "a", "b");
        });
    }

    @Bean
    JobHandler curableJob() {
        return handler("test.curable", job -> {
            if (!cured.get()) {
                throw Problem.conflict("engine.model-refused", "a", "b");
            }
            return Map.of();
        });
    }

    @Bean
    JobHandler flakyJob() {
        return handler("test.flaky", job -> {
            if (flaky.incrementAndGet() < 2) {
                throw new IllegalStateException("not yet");
            }
            return Map.of();
        });
    }

    @FunctionalInterface
    private interface Work {
        Map<String, ? extends @Nullable Object> on(JobHandler.Job job);
    }

    private static JobHandler handler(String type, Work work) {
        return new JobHandler() {
            @Override
            public String type() {
                return type;
            }

            @Override
            public Map<String, ? extends @Nullable Object> handle(Job job) {
                return work.on(job);
            }
        };
    }
}
