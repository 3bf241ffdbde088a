package io.jianguan.notification;

import java.util.List;
import org.springframework.stereotype.Component;

/** The ways out that this server is set up for. */
@Component
class Channels {
    private final List<Channel> all;

    Channels(List<Channel> all) {
        this.all = all;
    }

    List<String> available() {
        return all.stream().filter(Channel::available).map(Channel::name).toList();
    }

    Channel get(String name) {
        return all.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
