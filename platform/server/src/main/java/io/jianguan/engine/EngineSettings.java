package io.jianguan.engine;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param grpcAddress of a Camunda 8 gateway, for example {@code http://zeebe:26500}
 * @param restAddress of the same gateway, for example {@code http://zeebe:8080}
 */
@ConfigurationProperties("jianguan.engine")
record EngineSettings(URI grpcAddress, URI restAddress) {}
