package io.jianguan.sharing;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was used, by day. */
@Component
class Usage {
    private static final int MOST = 5_000;
    private final JdbcClient jdbc;

    Usage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record UsageDay(
            LocalDate day, String consumer, String service, int requests, long rows, int refused, long pushed) {}

    /** The newest day first; null: of all. */
    List<UsageDay> days(@Nullable String consumer, @Nullable String service, LocalDate from, LocalDate until) {
        return jdbc.sql("""
                SELECT day, consumer, service, requests, rows, refused, pushed FROM sharing.usage_day
                WHERE day BETWEEN :from AND :until
                """ + (consumer == null ? "" : " AND consumer = :consumer")
                        + (service == null ? "" : " AND service = :service")
                        + " ORDER BY day DESC, consumer, service LIMIT :most")
                .param("from", from)
                .param("until", until)
                .param("consumer", consumer)
                .param("service", service)
                .param("most", MOST)
                .query(UsageDay.class)
                .list();
    }
}
