package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Opens the server's own inbox to the benchmarks: they measure the SQL that people's requests run. */
public final class InboxReading {
    private final Inbox inbox;
    private final Tasks tasks;

    public InboxReading(ApplicationContext context) {
        this.inbox = context.getBean(Inbox.class);
        this.tasks = context.getBean(Tasks.class);
    }

    /**
     * One page of what the actor may claim.
     *
     * @param count how many there are in all; 0 where a later page does not say
     * @param capped true where there are more
     */
    public record Seen(List<Long> tasks, @Nullable String next, long count, boolean capped) {}

    public Seen candidates(Actor actor, @Nullable String process, @Nullable String cursor, int limit) {
        var page = inbox.page(actor, Inbox.Scope.CANDIDATE, new Inbox.Filter(process, null, null), cursor, limit);
        Page.Count count = page.count();
        return new Seen(
                page.rows().stream().map(Task::id).toList(),
                page.next(),
                count == null ? 0 : count.value(),
                count != null && count.capped());
    }

    public void claim(Actor actor, long task) {
        tasks.claim(actor, task);
    }
}
