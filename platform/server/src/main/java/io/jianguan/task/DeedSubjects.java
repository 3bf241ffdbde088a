package io.jianguan.task;

import io.jianguan.identity.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What deeds are done to: tasks, or what else a list shows. */
public interface DeedSubjects {
    /** @param link of its page */
    record Subject(String title, String link) {}

    /**
     * All that a list shows, in its order.
     *
     * @param parameters of the list's address
     * @param most how many are read
     */
    List<Long> all(Actor actor, Map<String, String> parameters, int most);

    /** Those that the actor may know of, by id; one query. */
    Map<Long, Subject> of(Actor actor, Collection<Long> ids);
}
