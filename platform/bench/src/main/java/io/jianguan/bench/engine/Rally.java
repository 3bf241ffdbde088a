package io.jianguan.bench.engine;

import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.io.IOException;
import java.util.Optional;

/** A task that goes back and forth between two people for ever. */
record Rally(long recordId, Person ping, Person pong) {
    static Rally begin(Server server, Play play) throws IOException, InterruptedException {
        var ping = player(server, play, "bench.ping");
        var pong = player(server, play, "bench.pong");
        return new Rally(play.start("bench-rally", ping.username()).recordId(), ping, pong);
    }

    private static Person player(Server server, Play play, String username) throws IOException, InterruptedException {
        var person = Person.signIn(server.url(), play.person(username), Play.PASSWORD);
        person.listen();
        return person;
    }

    /** The id of the task about the record that the person may claim. */
    Optional<Long> claimable(Person person) throws IOException, InterruptedException {
        for (var task : person.tasks("candidate")) {
            if (task.path("record").path("id").asString().equals(String.valueOf(recordId))) {
                return Optional.of(Long.valueOf(task.path("id").asString()));
            }
        }
        return Optional.empty();
    }
}
