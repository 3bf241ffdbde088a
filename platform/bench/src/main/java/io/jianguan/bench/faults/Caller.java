package io.jianguan.bench.faults;

import io.jianguan.bench.product.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;

/** Somebody who asks again until there is an answer, each time at the next server, with the same words and key. */
final class Caller {
    static final Duration PATIENCE = Duration.ofMinutes(20);
    static final Duration PAUSE = Duration.ofMillis(150);

    private final List<Person> doors;
    private final Ledger ledger;
    private int door;

    /** @param doors the same person at each server */
    Caller(List<Person> doors, Ledger ledger) {
        this.doors = doors;
        this.ledger = ledger;
    }

    interface Request {
        Person.Answer at(Person door) throws IOException, InterruptedException;
    }

    String username() {
        return doors.getFirst().username();
    }

    /** Asks until there is an answer that is no failure of the server. */
    Person.Answer insist(Request request) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = request.at(doors.get(door % doors.size()));
                if (answer.status() < 500 && answer.status() != 429) {
                    return answer;
                }
            } catch (IOException | CompletionException noAnswer) {
                // asked again
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No answer for " + PATIENCE.toMinutes() + " minutes");
            }
            ledger.unanswered.incrementAndGet();
            door++;
            Thread.sleep(PAUSE);
        }
    }

    JsonNode ask(String path) throws InterruptedException {
        return insist(door -> door.ask(path)).json();
    }

    Person.Answer post(String path, JsonNode body, String... headers) throws InterruptedException {
        return insist(door -> door.send("POST", path, body, headers).join());
    }
}
