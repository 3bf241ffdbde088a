package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What readiness means here: broker, exporter and projector; parked events are an alarm but stop nobody's work. */
@Configuration
class EngineHealth {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    @Bean
    HealthIndicator brokerHealthIndicator(CamundaClient client) {
        return () -> {
            try {
                var topology = client.newTopologyRequest()
                        .requestTimeout(PATIENCE)
                        .send()
                        .join();
                int led = EngineState.led(topology);
                return (led > 0 && led == topology.getPartitionsCount() ? Health.up() : Health.down())
                        .withDetail("version", topology.getGatewayVersion())
                        .withDetail("partitions", topology.getPartitionsCount())
                        .build();
            } catch (RuntimeException away) {
                return Health.down(away).build();
            }
        };
    }

    @Bean
    HealthIndicator exporterHealthIndicator(FeedState feed) {
        return () -> {
            var known = feed.partitions();
            var silent = without(known, feed.alive());
            return (!known.isEmpty() && silent.isEmpty() ? Health.up() : Health.down())
                    .withDetail("partitions", known.size())
                    .withDetail("silent", silent)
                    .build();
        };
    }

    @Bean
    HealthIndicator projectorHealthIndicator(Projector projector, FeedState feed) {
        return () -> {
            var lagging = feed.lagging();
            return (projector.isRunning() && lagging.isEmpty() ? Health.up() : Health.down())
                    .withDetail("lagging", lagging)
                    .build();
        };
    }

    @Bean
    HealthIndicator parkedEventsHealthIndicator(FeedState feed) {
        return () -> {
            long parked = feed.parkedInstances();
            return (parked == 0 ? Health.up() : Health.down())
                    .withDetail("instances", parked)
                    .build();
        };
    }

    private static List<Integer> without(List<Integer> known, List<Integer> alive) {
        return known.stream().filter(partition -> !alive.contains(partition)).toList();
    }
}
