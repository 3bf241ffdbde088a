package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plain client: connects when first used, and again whenever the engine was away. */
@Configuration
@EnableConfigurationProperties(EngineSettings.class)
class EngineConnection {
    /** Shorter than the lease of a command, so that no command is sent by two servers at once without need. */
    static final Duration TIMEOUT = Duration.ofSeconds(8);

    @Bean(destroyMethod = "close")
    CamundaClient camundaClient(EngineSettings settings) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(settings.grpcAddress())
                .restAddress(settings.restAddress())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(TIMEOUT)
                .numJobWorkerExecutionThreads(4)
                .build();
    }
}
