package io.jianguan.bench.measure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does the same to many, a fixed number of them at a time. */
public final class InFlight {
    private InFlight() {}

    public interface Deed<S, T> {
        T on(S subject) throws Exception;
    }

    /** @return what the deeds returned, in the subjects' order; the first failure is thrown */
    public static <S, T> List<T> run(int atOnce, Collection<S> subjects, Deed<S, T> deed) throws Exception {
        var room = new Semaphore(atOnce);
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<T>>();
            for (var subject : subjects) {
                room.acquire();
                all.add(threads.submit(() -> {
                    try {
                        return deed.on(subject);
                    } finally {
                        room.release();
                    }
                }));
            }
            for (var one : all) {
                results.add(one.get());
            }
        }
        return results;
    }
}
