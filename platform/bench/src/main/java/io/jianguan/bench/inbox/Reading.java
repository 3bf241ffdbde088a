package io.jianguan.bench.inbox;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A way to read the first page of what somebody may claim, and how much it is in all. */
interface Reading {
    int PAGE = 50;

    /** @param process only tasks of this process; null for all */
    Seen read(Eligible who, @Nullable String process) throws SQLException;

    /** @param count how many tasks there are, or as far as it was counted */
    record Seen(List<Long> tasks, long count) {
        boolean agreesWith(Seen other, long cap) {
            return tasks.equals(other.tasks) && Math.min(count, cap) == Math.min(other.count, cap);
        }
    }
}
