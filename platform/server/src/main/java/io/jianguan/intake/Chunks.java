package io.jianguan.intake;

import io.jianguan.intake.Cells.Word;
import io.jianguan.registry.RecordIntake.Given;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** The rows of a file, so many at a time; the next ones are read and understood while these are written. */
final class Chunks implements Closeable {
    /** The same after a crash as before it: what was done is told by the number of its last row. */
    static final int SIZE = 5_000;

    private static final int AHEAD = 2;
    private static final Duration PAUSE = Duration.ofMillis(20);

    /**
     * Both lists are about the same rows, in the same order.
     *
     * @param unknown words in them that mean no code, each with how often
     */
    record Chunk(List<SheetRow> rows, List<Given> given, Map<Word, Long> unknown) {
        long last() {
            return rows.getLast().number();
        }
    }

    private record Ended(@Nullable Exception failure) {}

    private final SheetRows rows;
    private final long headRow;
    private final Cells cells;
    private final BlockingQueue<Object> ready = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reading;
    private volatile boolean closed;

    Chunks(SheetRows rows, long headRow, Cells cells) {
        this.rows = rows;
        this.headRow = headRow;
        this.cells = cells;
        this.reading = Thread.ofPlatform().daemon().name("intake-reading").start(this::read);
    }

    /** @return null after the last */
    @Nullable
    Chunk next() throws IOException, SheetFault, InterruptedException {
        var next = ready.take();
        if (next instanceof Chunk chunk) {
            return chunk;
        }
        switch (((Ended) next).failure()) {
            case null -> {
                return null;
            }
            case SheetFault fault -> throw fault;
            case IOException failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Exception failure -> throw new IllegalStateException(failure);
        }
    }

    private void read() {
        try {
            var chunk = new ArrayList<SheetRow>(SIZE);
            for (var row = rows.next(); row != null && !closed; row = rows.next()) {
                if (row.number() > headRow && !row.isBlank()) {
                    chunk.add(row);
                }
                if (chunk.size() == SIZE) {
                    ready.put(chunk(chunk));
                    chunk = new ArrayList<>(SIZE);
                }
            }
            if (!chunk.isEmpty()) {
                ready.put(chunk(chunk));
            }
            ready.put(new Ended(null));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (Exception failure) {
            ready.clear();
            ready.add(new Ended(failure));
        }
    }

    private Chunk chunk(List<SheetRow> read) {
        return new Chunk(read, cells.given(read), cells.unknown());
    }

    @Override
    public void close() throws IOException {
        // Not interrupted: it may be asking the database, which would cost the connection.
        closed = true;
        try {
            while (!reading.join(PAUSE)) {
                ready.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        rows.close();
    }
}
