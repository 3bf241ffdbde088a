package io.jianguan.bench.faults;

import io.jianguan.bench.measure.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The product where people work, part by part: killed, stopped and started again. */
interface Site {
    Duration PATIENCE = Duration.ofMinutes(15);

    /** Addresses of its servers. */
    List<String> doors();

    List<ProcessHandle> processes(Victim victim);

    /** Starts what nobody else starts again; it may take a while to be there. */
    void start(Collection<Victim> victims) throws IOException;

    /** The database itself, past the servers. */
    Connection connect() throws SQLException, IOException;

    default List<ProcessHandle> processes(Collection<Victim> victims) {
        return victims.stream().flatMap(victim -> processes(victim).stream()).toList();
    }

    /** {@code kill -9}, all at once. */
    default void kill(Collection<Victim> victims) throws InterruptedException {
        Processes.kill(processes(victims));
    }

    /** Until each server says that all is well. */
    default void awaitReady() throws InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            for (var door : doors()) {
                var request = HttpRequest.newBuilder(URI.create(door + "/actuator/health/readiness"))
                        .timeout(Duration.ofSeconds(10))
                        .build();
                Waiting.until("the server at " + door + " is ready", PATIENCE, () -> {
                    keepUp();
                    return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
                });
            }
        }
    }

    /** Whatever runs servers starts again what ended, for example since it found no database. */
    default void keepUp() throws IOException {}
}
