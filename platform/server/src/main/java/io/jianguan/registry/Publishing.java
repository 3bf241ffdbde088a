package io.jianguan.registry;

import io.jianguan.registry.Publications.Order;
import io.jianguan.registry.Registries.Published;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Does the work of publications, each in a thread of its own. Whoever does it holds a lock that ends with its server;
 * another server then goes on, and what was done already is found done.
 */
@Component
class Publishing {
    private static final Logger log = LoggerFactory.getLogger(Publishing.class);
    private final Publications publications;
    private final Registries registries;
    private final Views views;
    private final DefinitionDrafts drafts;
    private final DataSource source;
    private final Words words;
    private final Set<Long> here = ConcurrentHashMap.newKeySet();
    /** One at a time: each needs several connections. */
    private final Lock turn = new ReentrantLock();

    Publishing(
            Publications publications,
            Registries registries,
            Views views,
            DefinitionDrafts drafts,
            DataSource source,
            Words words) {
        this.publications = publications;
        this.registries = registries;
        this.views = views;
        this.drafts = drafts;
        this.source = source;
        this.words = words;
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void resume() {
        publications.running().forEach(this::start);
    }

    void start(long id) {
        if (here.add(id)) {
            Thread.ofVirtual().name("publication-" + id).start(() -> {
                turn.lock();
                try {
                    work(id);
                } finally {
                    turn.unlock();
                    here.remove(id);
                }
            });
        }
    }

    private void work(long id) {
        try (var connection = source.getConnection()) {
            if (!ask(connection, "SELECT pg_try_advisory_lock(hashtextextended('publication', " + id + "))")) {
                return;
            }
            try {
                publications.order(id).ifPresent(this::publish);
            } finally {
                ask(connection, "SELECT pg_advisory_unlock(hashtextextended('publication', " + id + "))");
            }
        } catch (SQLException | RuntimeException failure) {
            log.warn("Publication {} is tried again", id, failure);
        }
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            return result.next() && result.getBoolean(1);
        }
    }

    private void publish(Order order) {
        try {
            var published = publish(order, (step, done, total) -> publications.progress(order.id(), step, done, total));
            drafts.published(order.kind(), order.name(), order.draftVersion());
            publications.done(order.id(), published.version());
        } catch (Problem refusal) {
            publications.refused(order.id(), reasons(refusal));
        }
    }

    private Published publish(Order order, Progress progress) {
        var yaml = Source.of(order.source(), Faults.ofDefinition(words)).yaml();
        return order.kind() == DefinitionKind.VIEW
                ? views.publish(yaml, order.by(), progress)
                : registries.publish(yaml, order.by(), order.base(), progress);
    }

    private List<FieldError> reasons(Problem refusal) {
        return refusal.errors().isEmpty()
                ? List.of(new FieldError(
                        "",
                        refusal.code(),
                        words.text(
                                "problem." + refusal.code(), refusal.arguments().toArray())))
                : refusal.errors();
    }
}
