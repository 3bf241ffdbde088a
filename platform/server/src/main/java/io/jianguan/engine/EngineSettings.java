package io.jianguan.engine;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param grpcAddress of a Camunda 8 gateway, for example {@code http://zeebe:26500}
 * @param restAddress of the same gateway, for example {@code http://zeebe:8080}
 * @param managementAddress of a broker, for example {@code http://zeebe:9600}: it tells how far its exporter is; null
 *     where it is not to be asked
 * @param keepEvents how long the events of an instance are kept after its end
 */
@ConfigurationProperties("jianguan.engine")
record EngineSettings(
        URI grpcAddress,
        URI restAddress,
        @Nullable URI managementAddress,
        @DefaultValue("30d") Duration keepEvents) {}
