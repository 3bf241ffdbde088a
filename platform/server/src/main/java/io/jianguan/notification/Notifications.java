package io.jianguan.notification;

import io.jianguan.identity.Recipients;
import io.jianguan.identity.Recipients.StandIn;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notices, kept in the transaction of what they tell of, and queued for the channels that each person chose. */
@Component
public class Notifications {
    private final JdbcClient jdbc;
    private final Recipients recipients;
    private final Channels channels;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notifications(
            JdbcClient jdbc,
            Recipients recipients,
            Channels channels,
            JsonMapper json,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.recipients = recipients;
        this.channels = channels;
        this.json = json;
        this.events = events;
        this.clock = clock;
    }

    /** Tells each person meant once, however many of the principals name them. */
    public void tell(Notice notice) {
        tell(List.of(notice));
    }

    /** Many at once: a few statements, however many notices and people. */
    public void tell(Collection<Notice> notices) {
        var meant = recipients.of(
                notices.stream().flatMap(notice -> notice.principals().stream()).collect(Collectors.toSet()));
        var addressed = notices.stream()
                .map(notice -> new Addressed(
                        notice,
                        notice.principals().stream()
                                .flatMap(principal -> meant.getOrDefault(principal, List.of()).stream())
                                .collect(Collectors.toCollection(TreeSet::new))))
                .toList();
        var standIns = recipients.standIns(addressed.stream()
                .filter(one -> one.notice().process() != null)
                .flatMap(one -> one.people().stream())
                .collect(Collectors.toSet()));
        var rows = new Rows();
        addressed.forEach(one -> rows.add(one, standIns));
        if (!rows.usernames.isEmpty()) {
            var told = insert(rows);
            if (!told.isEmpty()) {
                events.publishEvent(new Told(told));
            }
        }
    }

    /** @param people usernames of those whom its principals mean */
    private record Addressed(Notice notice, Set<String> people) {
        /** Who else is told, by username, and the name of whoever is away. */
        Map<String, String> inStead(List<StandIn> standIns) {
            var process = notice.process();
            var others = new TreeMap<String, String>();
            if (process != null) {
                standIns.stream()
                        .filter(one -> people.contains(one.absent()) && one.covers(process))
                        .filter(one -> !people.contains(one.substitute()))
                        .forEach(one -> others.putIfAbsent(one.substitute(), one.name()));
            }
            return others;
        }
    }

    private final class Rows {
        final List<String> usernames = new ArrayList<>();
        final List<String> kinds = new ArrayList<>();
        final List<String> arguments = new ArrayList<>();
        final List<@Nullable String> english = new ArrayList<>();
        final List<String> links = new ArrayList<>();
        final List<@Nullable String> keys = new ArrayList<>();
        final List<@Nullable String> absents = new ArrayList<>();

        void add(Addressed one, List<StandIn> standIns) {
            one.people().forEach(username -> add(username, one.notice(), null));
            one.inStead(standIns).forEach((username, absent) -> add(username, one.notice(), absent));
        }

        private void add(String username, Notice notice, @Nullable String absent) {
            if (username.equals(notice.by())) {
                return;
            }
            usernames.add(username);
            kinds.add(notice.kind());
            var words = notice.words();
            arguments.add(json.writeValueAsString(words.zh()));
            english.add(words.en().equals(words.zh()) ? null : json.writeValueAsString(words.en()));
            links.add(notice.link());
            keys.add(notice.key());
            absents.add(absent);
        }
    }

    /** @return who had not heard of it before */
    private Set<String> insert(Rows rows) {
        return new HashSet<>(jdbc.sql("""
                WITH told AS (
                    INSERT INTO notification.notice (username, kind, arguments, arguments_en, link, key, at, absent)
                    SELECT r.username, r.kind, ARRAY(SELECT jsonb_array_elements_text(r.arguments::jsonb)),
                        CASE WHEN r.english IS NOT NULL
                            THEN ARRAY(SELECT jsonb_array_elements_text(r.english::jsonb)) END,
                        r.link, r.key, :at, r.absent
                    FROM unnest(:usernames, :kinds, :arguments, :english, :links, :keys, :absents)
                        r (username, kind, arguments, english, link, key, absent)
                    ON CONFLICT (username, key) DO NOTHING
                    RETURNING id, username, kind
                ), queued AS (
                    INSERT INTO notification.delivery (notice_id, username, channel, digest, due_at)
                    SELECT t.id, t.username, c.channel, coalesce(q.mode = 'digest', false), notification.leaves(
                        :local, coalesce(q.mode = 'digest', false), p.digest_at, p.quiet_from, p.quiet_until)
                        AT TIME ZONE :zone
                    FROM told t
                    JOIN notification.person p ON p.username = t.username
                    CROSS JOIN LATERAL (VALUES ('mail', p.email), ('webhook', p.webhook_url)) c (channel, address)
                    LEFT JOIN notification.preference q
                        ON q.username = t.username AND q.kind = split_part(t.kind, '/', 1) AND q.channel = c.channel
                    WHERE c.address IS NOT NULL AND c.channel = ANY (:channels) AND coalesce(q.mode, '') <> 'off'
                )
                SELECT DISTINCT username FROM told
                """)
                .param("usernames", rows.usernames.toArray(String[]::new))
                .param("kinds", rows.kinds.toArray(String[]::new))
                .param("arguments", rows.arguments.toArray(String[]::new))
                .param("english", rows.english.toArray(String[]::new))
                .param("links", rows.links.toArray(String[]::new))
                .param("keys", rows.keys.toArray(String[]::new))
                .param("absents", rows.absents.toArray(String[]::new))
                .param("at", OffsetDateTime.now(clock))
                .param(
                        "local",
                        OffsetDateTime.now(clock)
                                .atZoneSameInstant(clock.getZone())
                                .toLocalDateTime())
                .param("zone", clock.getZone().getId())
                .param("channels", channels.available().toArray(String[]::new))
                .query(String.class)
                .list());
    }
}
