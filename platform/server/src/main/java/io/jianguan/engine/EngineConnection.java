package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.CamundaClientConfiguration;
import io.camunda.client.impl.CamundaClientImpl;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The plain client: connects when first used, and again as soon as an engine that was away is back. */
@Configuration
@EnableConfigurationProperties(EngineSettings.class)
class EngineConnection {
    private static final Logger log = LoggerFactory.getLogger(EngineConnection.class);

    /** Shorter than the lease of a command, so that no command is sent by two servers at once without need. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    @Bean
    CamundaClientConfiguration engineConfiguration(EngineSettings settings) {
        try (var client = CamundaClient.newClientBuilder()
                .grpcAddress(settings.grpcAddress())
                .restAddress(settings.restAddress())
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(TIMEOUT)
                .numJobWorkerExecutionThreads(4)
                .build()) {
            return client.getConfiguration();
        }
    }

    @Bean(destroyMethod = "shutdownNow")
    ManagedChannel engineChannel(CamundaClientConfiguration configuration) {
        return CamundaClientImpl.buildChannel(configuration);
    }

    @Bean(destroyMethod = "close")
    CamundaClient camundaClient(CamundaClientConfiguration configuration, ManagedChannel channel) {
        return new CamundaClientImpl(configuration, channel);
    }

    /** By itself the channel would wait longer and longer, up to two minutes after the engine is back. */
    @Bean
    Loop engineReconnection(ManagedChannel channel) {
        return new Loop("engine-connection") {
            private boolean away;

            @Override
            void turn() throws InterruptedException {
                var state = channel.getState(false);
                if (state == ConnectivityState.TRANSIENT_FAILURE) {
                    if (!away) {
                        log.warn("The engine does not answer; commands wait");
                    }
                    away = true;
                    channel.resetConnectBackoff();
                } else if (away && state == ConnectivityState.READY) {
                    log.info("The engine answers again");
                    away = false;
                }
                pause(300);
            }
        };
    }
}
