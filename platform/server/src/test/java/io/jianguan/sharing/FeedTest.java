package io.jianguan.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.registry.SliceRows;
import io.jianguan.registry.SliceRows.Wanted;
import io.jianguan.sharing.Feed.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever follows a service sees every change once, whoever writes and however long it takes them. */
@Tag("D11")
class FeedTest extends ServerTest {
    private static final int WRITERS = 6;
    private static final int DEEDS = 60;

    @Autowired
    Actors actors;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    Services services;

    @Autowired
    Feed feed;

    @Autowired
    ChangeDistribution distribution;

    @Autowired
    SliceRows rows;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Site site;

    @BeforeEach
    void service() {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get("he.business").username().equals("he.business"));
        Site.publish(registries);
        site = new Site(records);
        site.publish(services, site.definition());
    }

    @Test
    void shouldMissNothingAndTellNothingTwiceWhileManyWrite() throws Exception {
        var start = feed.after(site.service, site.definition().slice(), null, 100, Duration.ZERO)
                .next();
        var told = new ArrayList<Change>();
        try (var workers = Executors.newFixedThreadPool(WRITERS)) {
            var writers = new ArrayList<Future<?>>();
            for (int n = 0; n < WRITERS; n++) {
                var random = new Random(n);
                writers.add(workers.submit(() -> write(random)));
            }
            var cursor = start;
            while (writers.stream().anyMatch(writer -> !writer.isDone())) {
                cursor = read(told, cursor);
            }
            for (var writer : writers) {
                writer.get();
            }
            eventually().until(() -> {
                distribution.run();
                return waiting() == 0;
            });
            for (var before = ""; !before.equals(cursor); ) {
                before = cursor;
                cursor = read(told, cursor);
            }
        }

        assertThat(told.stream().map(Change::number)).isSorted().doesNotHaveDuplicates();
        assertThat(told.getLast().number() - told.getFirst().number() + 1).isEqualTo(told.size());
        assertThat(replayed(told)).isEqualTo(present());
    }

    private int waiting() {
        return jdbc.sql("SELECT count(*) FROM registry.captured_change WHERE registry = ?")
                .param(Site.REGISTRY)
                .query(Integer.class)
                .single();
    }

    private String read(List<Change> told, String cursor) {
        distribution.run();
        var changes = feed.after(site.service, site.definition().slice(), cursor, 7, Duration.ZERO);
        told.addAll(changes.rows());
        return changes.next();
    }

    /** Creates, changes, closes and opens again, deletes; some in longer transactions, some taken back. */
    private void write(Random random) {
        var own = new ArrayList<Long>();
        for (int n = 0; n < DEEDS; n++) {
            int deeds = 1 + random.nextInt(3);
            transaction.executeWithoutResult(status -> {
                var made = new ArrayList<Long>();
                for (int deed = 0; deed < deeds; deed++) {
                    deed(random, own, made);
                }
                if (random.nextInt(6) == 0) {
                    status.setRollbackOnly();
                } else {
                    own.addAll(made);
                }
            });
        }
    }

    private void deed(Random random, List<Long> own, List<Long> made) {
        if (own.isEmpty() || random.nextInt(3) == 0) {
            made.add(site.place("店" + random.nextInt(1_000)));
            return;
        }
        long id = own.get(random.nextInt(own.size()));
        switch (random.nextInt(3)) {
            case 0 -> site.change(id, Map.of("turnover", random.nextInt(1_000)), null);
            case 1 -> site.change(id, Map.of(), random.nextBoolean() ? "open" : "closed");
            default -> site.change(id, Map.of("remark", "内部 " + random.nextInt()), null);
        }
    }

    /** What somebody has who did as told: what is told as new must be new, as changed or gone must be there. */
    private static Map<Long, Object> replayed(List<Change> told) {
        var state = new HashMap<Long, Object>();
        for (var change : told) {
            boolean known = state.containsKey(change.recordId());
            assertThat(known).as("%s", change).isEqualTo(!change.operation().equals("I"));
            var row = change.row();
            if (row == null) {
                state.remove(change.recordId());
            } else {
                state.put(change.recordId(), row.values());
            }
        }
        return state;
    }

    private Map<Long, Object> present() {
        var state = new HashMap<Long, Object>();
        @Nullable String cursor = null;
        do {
            var page = rows.page(site.definition().slice(), new Wanted(List.of(), null, cursor, 100));
            page.rows().forEach(row -> state.put(row.id(), row.values()));
            cursor = page.next();
        } while (cursor != null);
        return state;
    }

    @Test
    void shouldNotWaitForALongTransactionNorForgetIt() throws Exception {
        var slice = site.definition().slice();
        var cursor = feed.after(site.service, slice, null, 100, Duration.ZERO).next();
        var written = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        try (var worker = Executors.newSingleThreadExecutor()) {
            var slow = worker.submit(() -> transaction.executeWithoutResult(status -> {
                site.place("慢");
                written.countDown();
                await(end);
            }));
            await(written);
            site.place("快");
            distribution.run();
            var first = feed.after(site.service, slice, cursor, 100, Duration.ofSeconds(30));
            assertThat(names(first.rows())).containsExactly("快");

            end.countDown();
            slow.get();
            distribution.run();
            var second = feed.after(site.service, slice, first.next(), 100, Duration.ofSeconds(30));
            assertThat(names(second.rows())).containsExactly("慢");
        }
    }

    @Test
    void shouldTellWhatLeavesTheServiceAsGoneAndNothingThatNobodySees() {
        var slice = site.definition().slice();
        var cursor = feed.after(site.service, slice, null, 100, Duration.ZERO).next();
        long id = site.place("甲", "turnover", 1);
        site.change(id, Map.of("remark", "只在内部"), null);
        site.change(id, Map.of("turnover", 2), null);
        site.change(id, Map.of(), "closed");
        site.change(id, Map.of("turnover", 3), null);
        site.change(id, Map.of(), "open");
        site.placeOf("yunze-fire", "别局");

        var told = told(cursor, 4);
        assertThat(told.stream().map(Change::operation)).containsExactly("I", "U", "D", "I");
        assertThat(told.getFirst().batch()).matches("[0-9]{8}[0-9]{5}");
        var last = told.getLast().row();
        assertThat(last).isNotNull();
        assertThat(String.valueOf(last)).contains("138****5678", "3").doesNotContain("13812345678");
    }

    private List<Change> told(String cursor, int expected) {
        var slice = site.definition().slice();
        eventually().until(() -> {
            distribution.run();
            return feed.after(site.service, slice, cursor, 100, Duration.ZERO)
                            .rows()
                            .size()
                    >= expected;
        });
        var told = feed.after(site.service, slice, cursor, 100, Duration.ZERO).rows();
        assertThat(told).hasSize(expected);
        return told;
    }

    @Test
    void shouldAskForANewBeginningWhereTheOldNoLongerHolds() {
        var definition = site.definition();
        var cursor = feed.after(site.service, definition.slice(), null, 100, Duration.ZERO)
                .next();
        publish(definition);
        assertThat(feed.after(site.service, definition.slice(), cursor, 100, Duration.ZERO)
                        .rows())
                .isEmpty();

        var fewer = new ServiceDefinition(
                definition.registry(),
                definition.label(),
                definition.description(),
                definition.fields().subList(0, 2),
                definition.where(),
                definition.organisations(),
                true,
                true,
                100);
        publish(fewer);
        assertThatThrownBy(() -> feed.after(site.service, fewer.slice(), cursor, 100, Duration.ZERO))
                .hasMessageContaining("sharing.resync");
    }

    private void publish(ServiceDefinition definition) {
        services.save("he.business", site.service, services.get(site.service).draftVersion(), definition);
        services.publish("he.business", site.service, services.get(site.service).draftVersion());
    }

    private static List<Object> names(List<Change> changes) {
        return changes.stream()
                .map(change -> change.row())
                .map(row -> (Object)
                        String.valueOf(row == null ? null : row.values().get("name")))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }
}
