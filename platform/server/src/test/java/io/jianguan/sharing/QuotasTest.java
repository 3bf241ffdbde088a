package io.jianguan.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.jianguan.ServerTest;
import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Roles;
import io.jianguan.notification.Callbacks;
import io.jianguan.notification.Notifications;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.sharing.Quotas.Spent;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What one consumer may use, counted by several servers; and what is brought to it. */
@Tag("D11")
class QuotasTest extends ServerTest {
    private static final int AT_ONCE = 8;

    @Autowired
    Actors actors;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    Services services;

    @Autowired
    Consumers consumers;

    @Autowired
    Grants grants;

    @Autowired
    Feed feed;

    @Autowired
    ChangeDistribution distribution;

    @Autowired
    Notifications notifications;

    @Autowired
    Roles roles;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Autowired
    TransactionTemplate transaction;

    private final Clock clock = Clock.fixed(Instant.parse("2026-05-06T02:03:04Z"), ZoneOffset.UTC);
    private Site site;

    @Autowired
    AuditLog audit;

    @BeforeEach
    void consumer() {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get("he.business").username().equals("he.business"));
        Site.publish(registries);
        site = new Site(records);
        site.publish(services, site.definition());
        consumers.create("he.business", site.consumer, "税务", null);
    }

    @Test
    void shouldCountTogetherOverServersAndConnections() throws Exception {
        var servers = List.of(new Quotas(jdbc, transaction, clock), new Quotas(jdbc, transaction, clock));
        var few = site.grant(30, 1_000_000);
        var passed = new AtomicInteger();
        var spent = new ConcurrentLinkedQueue<Long>();
        together(60, n -> {
            try {
                servers.get(n % 2).take(few, 1);
                passed.incrementAndGet();
            } catch (Spent tooMany) {
                spent.add(tooMany.seconds());
            }
        });
        assertThat(passed).hasValue(30);
        assertThat(spent).hasSize(30).containsOnly(56L);
    }

    @Test
    void shouldGiveOutNoMoreRowsThanADayHas() throws Exception {
        var servers = List.of(new Quotas(jdbc, transaction, clock), new Quotas(jdbc, transaction, clock));
        var grant = site.grant(1_000, 1_050);
        var given = new AtomicInteger();
        together(40, n -> {
            try {
                int taken = servers.get(n % 2).take(grant, 100);
                int needed = Math.min(taken, 90);
                servers.get(n % 2).back(grant, taken - needed);
                given.addAndGet(needed);
            } catch (Spent enough) {
                assertThat(enough.code()).isEqualTo("sharing.rows-spent");
            }
        });
        assertThat(given.get()).isLessThanOrEqualTo(1_050).isGreaterThan(900);
        var used = jdbc.sql("SELECT rows FROM sharing.usage_day WHERE consumer = ? AND day = '2026-05-06'")
                .param(site.consumer)
                .query(Integer.class)
                .single();
        assertThat(used).isEqualTo(given.get());
    }

    private interface Deed {
        void run(int n) throws Exception;
    }

    private static void together(int times, Deed deed) throws Exception {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var deeds = new ArrayList<Callable<Object>>();
            for (int n = 0; n < times; n++) {
                int no = n;
                deeds.add(() -> {
                    deed.run(no);
                    return no;
                });
            }
            for (var done : workers.invokeAll(deeds)) {
                done.get();
            }
        }
    }

    @Test
    void shouldBringChangesInTheirOrderAndStopAtWhatIsRefused() throws Exception {
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        Queue<String> signatures = new ConcurrentLinkedQueue<>();
        var answer = new AtomicInteger(503);
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/in", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            signatures.add(exchange.getRequestHeaders().getFirst("X-Jianguan-Signature"));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        server.start();
        try {
            var origin = "http://127.0.0.1:" + server.getAddress().getPort();
            var callbacks = new Callbacks(List.of(origin), Clock.systemUTC());
            grants.save("he.business", site.grant(10, 10));
            var pushes = new Pushes(jdbc, callbacks, feed, audit, Clock.systemUTC());
            pushes.save("he.business", site.consumer, site.service, origin + "/in");
            site.place("甲");
            distribute(1);

            pushing(pushes, callbacks, 0).run();
            assertThat(bodies).hasSize(1);
            answer.set(204);
            pushing(pushes, callbacks, 1).run();
            assertThat(bodies).hasSize(2);
            assertThat(bodies.stream().distinct()).hasSize(1);
            assertThat(bodies.element()).contains("甲", "138****5678").doesNotContain("13812345678");
            assertThat(signatures).allMatch(signature -> signature.startsWith("t="));

            site.place("乙");
            distribute(2);
            answer.set(400);
            pushing(pushes, callbacks, 2).run();
            site.place("丙");
            distribute(3);
            pushing(pushes, callbacks, 3).run();
            assertThat(bodies).hasSize(3);
            assertThat(pushes.of(site.consumer).getFirst().state()).isEqualTo("halted");

            answer.set(204);
            pushes.resume("he.business", site.consumer, site.service, true);
            pushing(pushes, callbacks, 4).run();
            assertThat(bodies).hasSize(4);
            assertThat(List.copyOf(bodies).getLast()).contains("丙").doesNotContain("乙");
            assertThat(pushes.deliveries(site.consumer, site.service, null, 10).rows().stream()
                            .map(Pushes.Delivery::state))
                    .containsExactly("sent", "dead", "sent", "failed");
        } finally {
            server.stop(0);
        }
    }

    private void distribute(long last) {
        eventually().until(() -> {
            distribution.run();
            return feed.state(site.service).last() >= last;
        });
    }

    /** As it would be run so many hours later. */
    private Pushing pushing(Pushes pushes, Callbacks callbacks, int hours) {
        var later = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
        var counted = new Quotas(jdbc, transaction, clock);
        return new Pushing(pushes, consumers, services, feed, counted, callbacks, notifications, roles, json, later);
    }
}
