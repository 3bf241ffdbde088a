package io.jianguan.identity;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this server is reached. The port is known only once it listens. */
@Component
class Here {
    private final Environment environment;
    private final IdentitySettings settings;

    Here(Environment environment, IdentitySettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** For calls of this server to itself. */
    String loopback(String path) {
        var address = environment.getProperty("server.address", "127.0.0.1");
        var host = address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + path;
    }

    /** What a browser may have written for the server, and then the path. */
    List<String> known(String path) {
        var known = new ArrayList<String>();
        known.add("http://localhost:" + port() + path);
        known.add("http://127.0.0.1:" + port() + path);
        var base = base();
        if (base != null) {
            known.add(base + path);
        }
        return known;
    }

    /** A name for the embedded authorization server; nobody resolves it. */
    String issuer() {
        var base = base();
        return base != null ? base : "http://localhost:" + environment.getProperty("server.port", "8080");
    }

    private int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** As set, without a slash at the end; null where nothing is set. */
    @Nullable
    String base() {
        var base = settings.baseUrl();
        return base == null ? null : base.toString().replaceFirst("/$", "");
    }
}
