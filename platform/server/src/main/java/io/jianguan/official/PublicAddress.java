package io.jianguan.official;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where anybody can check a document: {@code jianguan.base-url}, or this machine where nothing is set. */
@Component
class PublicAddress {
    private final @Nullable URI base;
    private final Environment environment;

    PublicAddress(@Value("${jianguan.base-url:#{null}}") @Nullable URI base, Environment environment) {
        this.base = base;
        this.environment = environment;
    }

    String verify(String token) {
        return shown() + "/" + token;
    }

    /** As it is printed: without the part that nobody could type. */
    String shown() {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return (base == null ? "http://localhost:" + port : base.toString().replaceFirst("/$", "")) + "/verify";
    }
}
