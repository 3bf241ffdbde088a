package io.jianguan.form;

import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.IOAccess;

/**
 * The bundle in a JavaScript context of its own, on a thread of its own: whatever a form's expressions do, the caller
 * is answered in time and nothing of the host can be reached.
 */
class ScriptValidator implements Validator {
    /** FEEL and form-js recurse; the interpreter uses many Java frames for each of theirs. */
    private static final long STACK = 16L << 20;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        var made = new Thread(null, task, "form-validator", STACK);
        made.setDaemon(true);
        return made;
    });
    private final CompletableFuture<Context> context;

    ScriptValidator(Engine engine, Source bundle, ZoneId zone) {
        context = CompletableFuture.supplyAsync(() -> load(engine, bundle, zone), thread);
    }

    private static Context load(Engine engine, Source bundle, ZoneId zone) {
        var context = Context.newBuilder("js")
                .engine(engine)
                .allowHostAccess(HostAccess.NONE)
                .allowPolyglotAccess(PolyglotAccess.NONE)
                .allowEnvironmentAccess(EnvironmentAccess.NONE)
                .allowIO(IOAccess.NONE)
                .out(OutputStream.nullOutputStream())
                .err(OutputStream.nullOutputStream())
                .timeZone(zone)
                .build();
        context.eval(bundle);
        return context;
    }

    @Override
    public void awaitReady() {
        context.join();
    }

    @Override
    public Optional<String> call(Duration limit, String function, String... arguments) {
        awaitReady();
        var answer = thread.submit(() -> context.join()
                .getBindings("js")
                .getMember(function)
                .execute((Object[]) arguments)
                .asString());
        try {
            return Optional.of(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The form validator failed: " + failed.getCause(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void discard() {
        context.thenAcceptAsync(loaded -> loaded.close(true), Thread::startVirtualThread);
        thread.shutdown();
    }
}
