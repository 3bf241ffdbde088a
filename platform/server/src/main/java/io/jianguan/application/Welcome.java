package io.jianguan.application;

import io.jianguan.identity.Actors;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The last word of the start: where to go, and as whom. */
@Component
class Welcome {
    private final DemoSettings demo;
    private final Actors actors;
    private volatile int port;

    Welcome(DemoSettings demo, Actors actors) {
        this.demo = demo;
        this.actors = actors;
    }

    @EventListener
    void listening(WebServerInitializedEvent event) {
        port = event.getWebServer().getPort();
    }

    @SuppressWarnings("SystemOut")
    void say() {
        var text = new StringBuilder("%n  监管 Jianguan is ready:  http://localhost:%d%n".formatted(port));
        if (demo.accounts() && demo.password() != null) {
            text.append("%n  Demo accounts, password %s%n".formatted(demo.password()));
            var names = actors.names(demo.people());
            demo.people()
                    .forEach(username ->
                            text.append("    %-14s %s%n".formatted(username, names.getOrDefault(username, ""))));
        }
        System.out.println(text);
    }
}
