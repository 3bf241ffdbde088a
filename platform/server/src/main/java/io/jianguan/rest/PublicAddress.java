package io.jianguan.rest;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where anybody reaches this installation: {@code jianguan.base-url}, or this machine where nothing is set. */
@Component
public class PublicAddress {
    private final @Nullable URI base;
    private final Environment environment;

    PublicAddress(@Value("${jianguan.base-url:#{null}}") @Nullable URI base, Environment environment) {
        this.base = base;
        this.environment = environment;
    }

    /** @param path with its slash */
    public String of(String path) {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return (base == null ? "http://localhost:" + port : base.toString().replaceFirst("/$", "")) + path;
    }
}
