package io.jianguan.engine;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.ActivatedJob;
import io.camunda.client.api.worker.JobClient;
import io.camunda.client.api.worker.JobWorker;
import io.jianguan.engine.JobHandler.Job;
import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** A streaming worker for every {@link JobHandler}. */
@Component
class JobWorkers implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobWorkers.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

    private final CamundaClient client;
    private final List<JobHandler> handlers;
    private final JobsDone jobs;
    private final PlainWords words;
    private final List<JobWorker> workers = new ArrayList<>();

    JobWorkers(CamundaClient client, List<JobHandler> handlers, JobsDone jobs, PlainWords words) {
        this.client = client;
        this.handlers = handlers;
        this.jobs = jobs;
        this.words = words;
    }

    @Override
    public synchronized void start() {
        if (workers.isEmpty()) {
            for (var handler : handlers) {
                workers.add(client.newWorker()
                        .jobType(handler.type())
                        .handler((engine, job) -> work(engine, job, handler))
                        .name("jianguan")
                        .timeout(TIMEOUT)
                        .maxJobsActive(32)
                        .streamEnabled(true)
                        .open());
            }
        }
    }

    private void work(JobClient engine, ActivatedJob given, JobHandler handler) {
        try {
            jobs.once(job(given), handler);
        } catch (Unavailable away) {
            log.warn("Job {} ({}) waits: {}", given.getKey(), given.getType(), away.getMessage());
            fail(engine, given, given.getRetries(), words.keep(away), pause(given.getRetries()));
        } catch (Problem problem) {
            log.warn("Job {} ({}) needs somebody: {}", given.getKey(), given.getType(), problem.getMessage());
            fail(engine, given, 0, words.keep(problem), Duration.ZERO);
        } catch (RuntimeException failure) {
            log.warn("Job {} ({}) failed and is tried again", given.getKey(), given.getType(), failure);
            // The database being away is not the job's fault and costs it nothing.
            int left = Transient.is(failure) ? given.getRetries() : given.getRetries() - 1;
            fail(engine, given, left, words.keep(failure), pause(given.getRetries()));
        }
    }

    /** A failure that does not reach the engine needs no second try: the job comes back when its time is up. */
    private static void fail(JobClient engine, ActivatedJob job, int retries, String message, Duration pause) {
        engine.newFailCommand(job.getKey())
                .retries(retries)
                .retryBackoff(pause)
                .errorMessage(message)
                .send();
    }

    private static Duration pause(int retries) {
        return FIRST_PAUSE.multipliedBy(Math.max(1, 4 - Math.clamp(retries, 1, 3)));
    }

    private static Job job(ActivatedJob given) {
        return new Job(
                given.getKey(),
                given.getType(),
                given.getProcessInstanceKey(),
                given.getBpmnProcessId(),
                given.getElementId(),
                given.getCustomHeaders(),
                given.getVariablesAsMap());
    }

    @Override
    public synchronized void stop() {
        workers.forEach(JobWorker::close);
        workers.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return !workers.isEmpty();
    }
}
