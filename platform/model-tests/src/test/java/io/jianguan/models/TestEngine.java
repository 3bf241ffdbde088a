package io.jianguan.models;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.jianguan.models.EngineLog.Event;
import io.jianguan.models.EngineLog.UserTask;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The real broker, watched through the table that our exporter writes. */
final class TestEngine implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();
    private final ConfigurableApplicationContext context;
    private final JdbcClient jdbc;
    private final CamundaClient client;

    /** The schema that the exporter writes to, and nothing of the server that would work on the models' jobs. */
    @SpringBootApplication(proxyBeanMethods = false)
    static class Database {}

    TestEngine() {
        TestData.use();
        this.context = new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "logging.level.liquibase=warn", "management.endpoint.health.validate-group-membership=false")
                .run();
        this.jdbc = context.getBean(JdbcClient.class);
        var environment = context.getEnvironment();
        this.client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create(environment.getRequiredProperty("jianguan.engine.grpc-address")))
                .restAddress(URI.create(environment.getRequiredProperty("jianguan.engine.rest-address")))
                .preferRestOverGrpc(false)
                .build();
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(this::isReady);
    }

    private boolean isReady() {
        return client.newTopologyRequest().send().join().getBrokers().stream()
                .flatMap(broker -> broker.getPartitions().stream())
                .anyMatch(partition -> partition.isLeader());
    }

    void deploy(Path file) {
        client.newDeployResourceCommand()
                .addResourceFile(file.toString())
                .send()
                .join();
    }

    long start(String process, Map<String, Object> variables) {
        var message = client.newPublishMessageCommand()
                .messageName(process)
                .correlationKey("")
                .timeToLive(Duration.ZERO)
                .variables(variables)
                .send()
                .join()
                .getMessageKey();
        return await(() -> jdbc.sql("""
                SELECT instance_key FROM engine.event
                WHERE value_type = 'MESSAGE_START_EVENT_SUBSCRIPTION' AND instance_key IS NOT NULL
                  AND (value ->> 'messageKey')::bigint = ?
                """).param(message).query(Long.class).optional());
    }

    UserTask awaitTask(long instance, String element) {
        return awaitLog(instance, log -> log.openTask(element));
    }

    EngineLog awaitEnd(long instance) {
        return awaitLog(instance, log -> log.ended() ? Optional.of(log) : Optional.empty());
    }

    void complete(long task, Map<String, Object> variables) {
        client.newCompleteUserTaskCommand(task).variables(variables).send().join();
    }

    ActivatedJob takeJob(long instance, String element, String type) {
        return await(() -> client
                .newActivateJobsCommand()
                .jobType(type)
                .maxJobsToActivate(1)
                .timeout(PATIENCE)
                .requestTimeout(Duration.ofSeconds(5))
                .send()
                .join()
                .getJobs()
                .stream()
                .filter(job -> job.getProcessInstanceKey() == instance
                        && job.getElementId().equals(element))
                .findFirst());
    }

    void finish(ActivatedJob job, Map<String, Object> variables) {
        client.newCompleteCommand(job).variables(variables).send().join();
    }

    private <T> T awaitLog(long instance, Function<EngineLog, Optional<T>> wanted) {
        return await(() -> wanted.apply(log(instance).withoutIncident()));
    }

    private EngineLog log(long instance) {
        return new EngineLog(jdbc.sql("""
                        SELECT value_type, intent, value::text FROM engine.event WHERE instance_key = ?
                        ORDER BY partition_id, position
                        """)
                .param(instance)
                .query((row, number) -> new Event(row.getString(1), row.getString(2), JSON.readTree(row.getString(3))))
                .list());
    }

    private static <T> T await(java.util.concurrent.Callable<Optional<T>> question) {
        return Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(question, Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }
}
