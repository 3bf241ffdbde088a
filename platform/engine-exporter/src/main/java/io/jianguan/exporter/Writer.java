package io.jianguan.exporter;

import io.camunda.zeebe.exporter.api.context.Controller;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;

/**
 * The thread that commits whatever has queued meanwhile and then acknowledges it. A commit takes as long as it takes;
 * what arrives during it makes the next batch, so batches grow with the load and stay at one event without it.
 */
final class Writer implements Runnable {
    static final int QUEUE = 4_096;
    static final int BATCH = 500;
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final Duration COMPLAINT = Duration.ofSeconds(30);
    private static final long MAX_PAUSE = 5_000;

    private final BlockingQueue<Row> queue = new ArrayBlockingQueue<>(QUEUE);
    private final EventLog events;
    private final Controller controller;
    private final Logger log;
    private volatile boolean closed;
    private long stored;
    private long nextHeartbeat;
    private long nextComplaint;

    Writer(EventLog events, Controller controller, Logger log) {
        this.events = events;
        this.controller = controller;
        this.log = log;
        this.stored = controller.getLastExportedRecordPosition();
        this.nextHeartbeat = System.nanoTime();
        this.nextComplaint = nextHeartbeat;
    }

    /** @return false if there was no room within the time: the database cannot keep up, or is away */
    boolean offer(Row row, Duration patience) throws InterruptedException {
        return queue.offer(row, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void close() {
        closed = true;
    }

    @Override
    public void run() {
        var batch = new ArrayList<Row>(BATCH);
        long pause = 100;
        while (!closed) {
            try {
                if (batch.isEmpty()) {
                    take(batch);
                }
                store(batch);
                batch.clear();
                pause = 100;
            } catch (InterruptedException stop) {
                break;
            } catch (SQLException | RuntimeException failure) {
                events.close();
                complain(failure);
                if (!sleep(pause)) {
                    break;
                }
                pause = Math.min(pause * 2, MAX_PAUSE);
            }
        }
        events.close();
    }

    private void take(List<Row> batch) throws InterruptedException {
        var first = queue.poll(Math.max(0, nextHeartbeat - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (first != null) {
            batch.add(first);
            queue.drainTo(batch, BATCH - 1);
        }
    }

    private void store(List<Row> batch) throws SQLException {
        var rows = batch.stream().filter(row -> row.event() != null).toList();
        if (!rows.isEmpty()) {
            events.append(rows);
        }
        if (!batch.isEmpty()) {
            stored = batch.getLast().position();
            controller.updateLastExportedRecordPosition(stored);
        }
        if (nextHeartbeat - System.nanoTime() <= 0) {
            events.heartbeat(stored);
            nextHeartbeat = System.nanoTime() + HEARTBEAT.toNanos();
        }
    }

    private void complain(Exception failure) {
        if (!closed && nextComplaint - System.nanoTime() <= 0) {
            log.warn("Events wait for PostgreSQL: {}", failure.getMessage());
            nextComplaint = System.nanoTime() + COMPLAINT.toNanos();
        }
    }

    private static boolean sleep(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException stop) {
            return false;
        }
    }
}
