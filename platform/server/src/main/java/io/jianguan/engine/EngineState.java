package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.Topology;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** How the way from the engine to the read models is doing: broker, exporter, projector, commands. */
@Component
public class EngineState {
    private static final Logger log = LoggerFactory.getLogger(EngineState.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final CamundaClient client;
    private final @Nullable URI management;
    private final JsonMapper json;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    EngineState(JdbcClient jdbc, CamundaClient client, EngineSettings settings, JsonMapper json) {
        this.jdbc = jdbc;
        this.client = client;
        this.management = settings.managementAddress();
        this.json = json;
    }

    /**
     * @param version null where the engine does not answer
     * @param partitions how many there are; 0 where the engine does not answer
     * @param led how many of them have a leader
     */
    public record Broker(@Nullable String version, int partitions, int led) {
        public boolean isAway() {
            return version == null;
        }
    }

    /**
     * @param seenAt when the exporter was last heard of
     * @param silent for how many seconds it has not been
     * @param waiting events that wait for the projector, counted up to 10,000
     * @param waitingFor for how many seconds the oldest of them
     * @param behind positions the exporter is behind the broker's log; null where the broker is not asked
     * @param phase the exporter's in the broker's words, {@code EXPORTING} if all is well; null where it is not asked
     */
    public record Partition(
            int id,
            Instant seenAt,
            long silent,
            int waiting,
            long waitingFor,
            @Nullable Long behind,
            @Nullable String phase) {}

    /**
     * @param waiting counted up to 10,000
     * @param waitingFor seconds the oldest has waited
     * @param refused during the last day
     */
    public record Commands(int waiting, long waitingFor, int refused) {}

    public Broker broker() {
        try {
            var topology =
                    client.newTopologyRequest().requestTimeout(PATIENCE).send().join();
            return new Broker(topology.getGatewayVersion(), topology.getPartitionsCount(), led(topology));
        } catch (RuntimeException away) {
            return new Broker(null, 0, 0);
        }
    }

    static int led(Topology topology) {
        return (int) topology.getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .filter(partition -> partition.isLeader())
                .map(partition -> partition.getPartitionId())
                .distinct()
                .count();
    }

    private record Fed(int partitionId, Instant seenAt, long silent, int waiting, long waitingFor) {}

    public List<Partition> partitions() {
        var told = exporters();
        var partitions = new ArrayList<Partition>();
        for (var fed : fed()) {
            var one = told.get(fed.partitionId());
            partitions.add(new Partition(
                    fed.partitionId(),
                    fed.seenAt(),
                    fed.silent(),
                    fed.waiting(),
                    fed.waitingFor(),
                    one == null ? null : Math.max(0, one.processedPosition() - one.exportedPosition()),
                    one == null ? null : one.exporterPhase()));
        }
        return partitions;
    }

    private List<Fed> fed() {
        return jdbc.sql("""
                SELECT exporter.partition_id, exporter.seen_at,
                    greatest(0, extract(epoch FROM now() - exporter.seen_at))::bigint AS silent,
                    waiting.events AS waiting,
                    coalesce(greatest(0, extract(epoch FROM now() - waiting.oldest)), 0)::bigint AS waiting_for
                FROM engine.exporter
                LEFT JOIN engine.position USING (partition_id)
                CROSS JOIN LATERAL (
                    SELECT count(*) AS events, min(occurred_at) AS oldest
                    FROM (
                        SELECT event.occurred_at FROM engine.event
                        WHERE event.partition_id = exporter.partition_id
                        AND event.position > coalesce(position.position, -1)
                        ORDER BY event.position
                        LIMIT 10000) one) waiting
                ORDER BY exporter.partition_id
                """).query(Fed.class).list();
    }

    private record Exporter(long processedPosition, long exportedPosition, String exporterPhase) {}

    /** By partition; empty where the broker is not asked or does not answer. */
    private Map<Integer, Exporter> exporters() {
        var exporters = new TreeMap<Integer, Exporter>();
        if (management == null) {
            return exporters;
        }
        try {
            var request = HttpRequest.newBuilder(management.resolve("/actuator/partitions"))
                    .timeout(PATIENCE)
                    .build();
            var answer =
                    json.readTree(http.send(request, BodyHandlers.ofString()).body());
            answer.properties().forEach(entry -> {
                var told = entry.getValue();
                if (told.path("role").asString("").equals("LEADER")) {
                    exporters.put(
                            Integer.valueOf(entry.getKey()),
                            new Exporter(
                                    told.path("processedPosition").asLong(0),
                                    told.path("exportedPosition").asLong(0),
                                    told.path("exporterPhase").asString("")));
                }
            });
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (Exception away) {
            log.debug("The broker does not tell of its exporters", away);
        }
        return exporters;
    }

    public Commands commands() {
        return jdbc.sql("""
                SELECT count(*) AS waiting,
                    coalesce(greatest(0, extract(epoch FROM now() - min(created_at))), 0)::bigint AS waiting_for,
                    (SELECT count(*) FROM engine.command
                        WHERE refused AND done_at > now() - interval '1 day') AS refused
                FROM (
                    SELECT created_at FROM engine.command WHERE done_at IS NULL ORDER BY next_attempt_at LIMIT 10000) one
                """).query(Commands.class).single();
    }
}
