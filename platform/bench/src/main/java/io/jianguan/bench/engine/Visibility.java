package io.jianguan.bench.engine;

import io.camunda.client.CamundaClient;
import io.jianguan.bench.measure.Goal;
import io.jianguan.bench.measure.Options;
import io.jianguan.bench.measure.Result;
import io.jianguan.bench.measure.Spread;
import io.jianguan.bench.measure.Waiting;
import io.jianguan.bench.product.Person;
import io.jianguan.bench.product.Play;
import io.jianguan.bench.product.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * B5: from a completed task to the next one in another's inbox, through our interface; against the same task of the
 * same instance completed by a plain client and told by a bare exporter. One deed at a time, each after the last one's
 * effects are all seen.
 */
final class Visibility {
    private static final int SAMPLES = 10;

    private final int warmUp;
    private final int rounds;

    private final Server server;
    private final Play play;
    private final BareEvents bare;
    private final List<Trace> ours = new ArrayList<>();
    private final List<Double> raw = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    Visibility(Options options, Server server, Play play, BareEvents bare) {
        this.warmUp = options.size(5, 1);
        this.rounds = options.size(15, 3);
        this.server = server;
        this.play = play;
        this.bare = bare;
    }

    Result measure() throws Exception {
        try (var client = server.client();
                var commits = Commits.listen(server)) {
            var turns = new Turns(Rally.begin(server, play), client, commits);
            for (int round = -warmUp; round < rounds; round++) {
                if (round == 0) {
                    ours.clear();
                    raw.clear();
                    ratios.clear();
                }
                round(turns);
            }
        }
        return result();
    }

    /** A B B A. */
    private void round(Turns turns) throws Exception {
        int done = ours.size();
        turns.ours();
        turns.raw();
        turns.raw();
        turns.ours();
        ratios.add(visible(ours.subList(done, ours.size())).median()
                / Spread.of(raw.subList(done, raw.size())).median());
    }

    private static Spread visible(List<Trace> traces) {
        return Spread.of(traces.stream().map(Trace::visible).toList());
    }

    private Result result() {
        var visible = visible(ours);
        var told = Spread.of(raw);
        var details = new ArrayList<String>();
        details.add("p50 %.1f ms, p99 %.1f ms over p50 %.1f ms, p99 %.1f ms; p50's ratio %.2f"
                .formatted(
                        visible.median(),
                        visible.percentile(99),
                        told.median(),
                        told.percentile(99),
                        visible.median() / told.median()));
        details.addAll(Trace.steps(ours));
        return new Result(
                "B5",
                "complete → next task in another user's inbox, p99",
                visible.percentile(99) / told.percentile(99),
                Goal.atMost(2.0),
                Spread.of(ratios),
                "complete by the plain client → the next task told by a bare exporter, p99",
                ("closed loop, one deed at a time, %d samples each after warm-up, A B B A in %d rounds (their spread is"
                                + " the p50's ratio); same instance, broker and database (fsync and synchronous_commit"
                                + " on); small inbox; load, server, broker and database share the machine, with others")
                        .formatted(ours.size(), rounds),
                details);
    }

    private final class Turns {
        private final Rally rally;
        private final CamundaClient client;
        private final Commits commits;
        private Person holder;
        private Person other;
        private long task;

        Turns(Rally rally, CamundaClient client, Commits commits) throws InterruptedException {
            this.rally = rally;
            this.client = client;
            this.commits = commits;
            this.holder = rally.ping();
            this.other = rally.pong();
            Waiting.until("the first task is there", Duration.ofSeconds(30), () -> {
                task = rally.claimable(holder).orElseThrow();
                return true;
            });
        }

        void ours() throws Exception {
            for (int sample = 0; sample < SAMPLES; sample++) {
                prepare();
                long sent = System.nanoTime();
                var answer = holder.complete(task, sample);
                var seen = awaitNext();
                var created = bare.next();
                answer.join();
                ours.add(new Trace(
                        sent,
                        commits.lastCommandBegun(),
                        commits.firstChange(created.at()),
                        created.at(),
                        commits.exportedBefore(seen.told()),
                        seen.told(),
                        seen.at()));
                pass(created.userTaskKey(), seen.task());
            }
        }

        void raw() throws Exception {
            for (int sample = 0; sample < SAMPLES; sample++) {
                prepare();
                long sent = System.nanoTime();
                var answer = client.newCompleteUserTaskCommand(task).send();
                var created = bare.next();
                raw.add(Trace.millis(created.at() - sent));
                answer.join();
                pass(created.userTaskKey(), awaitNext().task());
            }
        }

        private void prepare() {
            holder.claim(task);
            other.forget();
            bare.forget();
            commits.forget();
        }

        private Seen awaitNext() throws Exception {
            while (true) {
                long told = other.told();
                var next = rally.claimable(other);
                if (next.isPresent()) {
                    return new Seen(next.get(), told, System.nanoTime());
                }
            }
        }

        private void pass(long created, long seen) {
            if (created != seen) {
                throw new IllegalStateException("Task " + created + " was made, task " + seen + " is shown");
            }
            task = seen;
            var passing = holder;
            holder = other;
            other = passing;
        }
    }

    private record Seen(long task, long told, long at) {}
}
