package io.jianguan.task;

import io.jianguan.identity.Label;
import io.jianguan.notification.Notice;
import io.jianguan.notification.Notifications;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Tells whoever asked for a deed on many how it ended, where it took so long that they may look elsewhere by now. */
@Component
class BulkDeedNotices {
    private static final Duration LONG = Duration.ofSeconds(5);
    private final Notifications notifications;
    private final MessageSource messages;

    BulkDeedNotices(Notifications notifications, MessageSource messages) {
        this.notifications = notifications;
        this.messages = messages;
    }

    void ended(BulkDeed one) {
        var kind = kind(one);
        if (kind == null || Duration.between(one.begunAt(), one.finishedAt()).compareTo(LONG) < 0) {
            return;
        }
        var counts = one.counts();
        notifications.tell(new Notice(
                kind,
                Set.of("user:" + one.requestedBy()),
                List.of(
                        name(one.deed()),
                        one.state() == BulkDeed.State.TRIED ? counts.ready() : counts.done(),
                        counts.refused(),
                        Objects.requireNonNullElse(one.failure(), "")),
                "/bulk-deeds/" + one.id(),
                one.subject() + ":" + one.state().id()));
    }

    /** @return null where the asker knows: it was they who stopped it */
    private static @Nullable String kind(BulkDeed one) {
        return switch (one.state()) {
            case TRIED -> one.counts().ready() == 0 ? "bulk-deed/nowhere" : "bulk-deed/tried";
            case DONE -> "bulk-deed";
            case FAILED -> "bulk-deed/failed";
            case TRYING, RUNNING, STOPPED -> null;
        };
    }

    private Label name(String deed) {
        return new Label(in(Locale.SIMPLIFIED_CHINESE, deed), in(Locale.ENGLISH, deed));
    }

    private String in(Locale locale, String deed) {
        return messages.getMessage("bulk-deed." + deed, null, locale);
    }
}
