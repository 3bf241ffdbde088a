package io.jianguan.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bundle in a Node.js process of its own, which may open no files and start no processes; the bundle itself sees
 * nothing of Node.js, so no network either. It ends with its standard input, so with the server.
 */
class NodeValidator implements Validator {
    private static final Duration START = Duration.ofSeconds(30);
    private static final String READY = "ready";
    private static final String GONE = "";

    private final JsonMapper json;
    private final Process process;
    private final BufferedWriter calls;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private boolean ready;

    /** @throws IOException if there is no such program */
    NodeValidator(NodeProgram program, JsonMapper json) throws IOException {
        this.json = json;
        var running = program.start();
        this.process = running.process();
        this.calls = process.outputWriter(UTF_8);
        var answering = process.inputReader(UTF_8);
        // A virtual thread would hold its carrier while it waits for the pipe.
        Thread.ofPlatform().daemon().name("form-validator-answers").start(() -> listen(answering, running.file()));
    }

    private void listen(BufferedReader answering, Path program) {
        try (answering) {
            var line = answering.readLine();
            Files.deleteIfExists(program);
            for (; line != null; line = answering.readLine()) {
                answers.add(line);
            }
        } catch (IOException gone) {
            // it was ended
        }
        answers.add(GONE);
    }

    @Override
    public synchronized void awaitReady() {
        if (!ready) {
            var first = next(START);
            if (!first.equals(Optional.of(READY))) {
                throw new IllegalStateException("The form validator did not start");
            }
            ready = true;
        }
    }

    @Override
    public Optional<String> call(Duration limit, String function, String... arguments) {
        awaitReady();
        try {
            calls.write(json.writeValueAsString(
                    Stream.concat(Stream.of(function), Stream.of(arguments)).toList()));
            calls.newLine();
            calls.flush();
        } catch (IOException gone) {
            return Optional.empty();
        }
        return next(limit).filter(line -> !line.equals(GONE)).map(this::value);
    }

    private String value(String line) {
        var answer = json.readTree(line);
        if (answer.has("error")) {
            throw new IllegalStateException(
                    "The form validator failed: " + answer.path("error").asString());
        }
        return answer.path("value").asString();
    }

    private Optional<String> next(Duration limit) {
        try {
            return Optional.ofNullable(answers.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void discard() {
        process.destroyForcibly();
    }
}
