package io.jianguan.bench.faults;

import io.jianguan.bench.product.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What people were told was done, kept outside the system, and what was found wrong. */
final class Ledger implements AutoCloseable {
    final Instant begun = Instant.now();
    private final Writer file;
    private final Map<Long, Case> cases = new ConcurrentHashMap<>();
    private final Collection<String> lost = new ConcurrentLinkedQueue<>();
    private final Collection<String> twice = new ConcurrentLinkedQueue<>();
    private final Collection<Long> due = new ConcurrentLinkedQueue<>();
    final AtomicInteger acknowledged = new AtomicInteger();
    final AtomicInteger unanswered = new AtomicInteger();
    final AtomicInteger repeated = new AtomicInteger();

    Ledger(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        this.file = Files.newBufferedWriter(file);
    }

    /** One record and its process, worked on by one person. */
    record Case(long record, Course course, String username, String name, Collection<Done> completions) {}

    /** @param amount what the submission said, unlike any other */
    record Done(long task, String element, int amount, String key) {}

    Case created(long record, Course course, String username, String name) {
        var created = new Case(record, course, username, name, new ConcurrentLinkedQueue<>());
        cases.put(record, created);
        write("created", record, username);
        return created;
    }

    void started(Case one) {
        write("started", one.record, one.username);
    }

    void claimed(Case one, long task) {
        write("claimed", task, one.username);
    }

    void drafted(Case one, long task) {
        write("drafted", task, one.username);
    }

    void completed(Case one, Done done) {
        one.completions.add(done);
        write("completed", done.task, one.username);
    }

    /** Its deadline was set to this moment; a warning of it is due. */
    void due(Case one, long task) {
        due.add(task);
        write("due", task, one.username);
    }

    private synchronized void write(String deed, long subject, String username) {
        acknowledged.incrementAndGet();
        try {
            var line = Person.JSON
                    .createObjectNode()
                    .put("at", System.currentTimeMillis())
                    .put("deed", deed)
                    .put("subject", subject)
                    .put("by", username);
            file.write(line + "\n");
            file.flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void lost(String what) {
        System.out.println("LOST " + what);
        lost.add(what);
    }

    void twice(String what) {
        System.out.println("TWICE " + what);
        twice.add(what);
    }

    Collection<Case> cases() {
        return List.copyOf(cases.values());
    }

    /** Tasks that had to be warned of. */
    Collection<Long> due() {
        return List.copyOf(due);
    }

    int wrong() {
        return lost.size() + twice.size();
    }

    String verdict() {
        return ("%d lost, %d twice; %,d operations acknowledged (%d cases, %d warnings), %,d asked again after no"
                        + " answer, %,d repeated on purpose")
                .formatted(
                        lost.size(),
                        twice.size(),
                        acknowledged.get(),
                        cases.size(),
                        due.size(),
                        unanswered.get(),
                        repeated.get());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
