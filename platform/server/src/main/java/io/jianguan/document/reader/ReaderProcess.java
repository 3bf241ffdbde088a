package io.jianguan.document.reader;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** One running reader. Not for two callers at once. What it answers is measured before it is believed. */
final class ReaderProcess {
    private static final int MOST_PROPERTIES = 100;
    private static final int LARGEST_PICTURE = 4 * 1024 * 1024;
    private static final int LARGEST_PICTURES = 9 * 1024 * 1024;
    private static final Duration START = Duration.ofSeconds(60);

    private final Process process;
    private final Path work;
    private final ScheduledExecutorService clock;
    private final DataOutputStream requests;
    private final DataInputStream answers;
    private volatile boolean late;
    private int reads;

    private ReaderProcess(Process process, Path work, ScheduledExecutorService clock) {
        this.process = process;
        this.work = work;
        this.clock = clock;
        this.requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    static ReaderProcess started(ReaderProgram program, ScheduledExecutorService clock) throws IOException {
        var work = program.work();
        var reader = new ReaderProcess(program.start(work), work, clock);
        var limit = reader.within(START);
        try {
            if (!reader.answers.readUTF().equals("ready")) {
                throw new IOException("a reader of documents did not start");
            }
            return reader;
        } catch (IOException failed) {
            reader.end();
            throw failed;
        } finally {
            limit.run();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** How many files it has read: what leaks in parsers is not kept for ever. */
    int reads() {
        return reads;
    }

    ReadFile ask(String deed, Path file, int size, int characters, Duration time) throws ReaderFailed {
        reads++;
        var limit = within(time);
        try {
            requests.writeUTF(deed);
            requests.writeUTF(file.toAbsolutePath().toString());
            requests.writeInt(size);
            requests.flush();
            return answer(characters);
        } catch (IOException gone) {
            end();
            throw new ReaderFailed(late, late ? "too slow" : "the reader ended");
        } finally {
            limit.run();
        }
    }

    /** @return to be run when it came in time */
    private Runnable within(Duration time) {
        var ending = clock.schedule(
                () -> {
                    late = true;
                    process.destroyForcibly();
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
        return () -> ending.cancel(false);
    }

    private ReadFile answer(int characters) throws IOException {
        var outcome = answers.readUTF();
        var type = answers.readUTF();
        var cut = answers.readBoolean();
        return new ReadFile(
                outcome,
                type,
                cut,
                properties(),
                new String(bytes(characters * 4), StandardCharsets.UTF_8),
                new String(bytes(characters * 8 + LARGEST_PICTURES), StandardCharsets.UTF_8),
                bytes(LARGEST_PICTURE));
    }

    private Map<String, String> properties() throws IOException {
        var properties = new LinkedHashMap<String, String>();
        for (int left = within(answers.readInt(), MOST_PROPERTIES); left > 0; left--) {
            properties.put(answers.readUTF(), answers.readUTF());
        }
        return properties;
    }

    private byte[] bytes(int most) throws IOException {
        return answers.readNBytes(within(answers.readInt(), most));
    }

    private static int within(int claimed, int most) throws IOException {
        if (claimed < 0 || claimed > most) {
            throw new IOException("a reader claims " + claimed + " where " + most + " is the most");
        }
        return claimed;
    }

    void end() {
        process.destroyForcibly();
        try {
            process.waitFor();
            FileSystemUtils.deleteRecursively(work);
        } catch (IOException left) {
            // cleared away before the next start
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asked kindly, so that it can leave what makes the next start quick. */
    void leave() {
        try {
            requests.close();
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (IOException gone) {
            // then it is
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        end();
    }
}
