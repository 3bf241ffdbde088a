package io.jianguan.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Append-only log of who did what, written in the transaction of the deed. */
@Component
public class AuditLog {

    /**
     * @param username who; null for the system itself
     * @param action dotted name, for example {@code task.completed}
     * @param subject what it was done to, for example {@code task:2251799813685260}
     * @param details small, without personal data
     */
    public void record(@Nullable String username, String action, String subject, Map<String, ?> details) {
        throw new UnsupportedOperationException();
    }
}
