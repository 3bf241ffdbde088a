package io.jianguan.notification;

import io.jianguan.identity.Label;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells whoever asked for a deed on many how it ended, where it took so long that they may look elsewhere by now. */
@Component
public class BulkDeedNotices {
    private static final Duration LONG = Duration.ofSeconds(5);
    private final Notifications notifications;

    BulkDeedNotices(Notifications notifications) {
        this.notifications = notifications;
    }

    /** How a trial ended, or the deed. */
    public enum End {
        TRIED("bulk-deed/tried"),
        TRIED_IN_VAIN("bulk-deed/nowhere"),
        DONE("bulk-deed"),
        FAILED("bulk-deed/failed");

        private final String kind;

        End(String kind) {
            this.kind = kind;
        }

        public static End ofTrial(int ready) {
            return ready == 0 ? TRIED_IN_VAIN : TRIED;
        }
    }

    /**
     * @param username who asked for it
     * @param done to how many; of a trial, to how many it can be
     * @param failure for people: why it did not go on
     * @param link to its page
     * @param key none is told twice of the same
     */
    public record Ended(
            String username,
            Label deed,
            End end,
            int done,
            int refused,
            @Nullable String failure,
            Duration took,
            String link,
            String key) {}

    public void tell(Ended ended) {
        if (ended.took().compareTo(LONG) < 0) {
            return;
        }
        notifications.tell(new Notice(
                ended.end().kind,
                Set.of("user:" + ended.username()),
                List.of(ended.deed(), ended.done(), ended.refused(), Objects.requireNonNullElse(ended.failure(), "")),
                ended.link(),
                ended.key()));
    }
}
