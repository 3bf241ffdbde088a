package io.jianguan.task;

import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import org.jspecify.annotations.Nullable;

/** Something that can be done to many at once, and to each as if to it alone. Every module may bring its own. */
public interface Deed {
    /**
     * What was said once for all of them.
     *
     * @param person username of whom it concerns: the new holder, or who has to reply; null: nobody was named
     * @param text reason, demand or opinion; may be empty
     * @param period for a reply, for example {@code 2 WD}; null where none is asked for
     */
    record Said(
            @Nullable String person, String text, @Nullable String period) {}

    /** By which requests name it. */
    String name();

    /** What it is done to. */
    DeedSubjects subjects();

    /** @throws Problem what is missing, whatever it is done to */
    void check(Said said);

    /**
     * In the caller's transaction.
     *
     * @throws Problem why it cannot be done to this one
     */
    void apply(Actor actor, long subject, Said said);
}
