package io.jianguan.registry;

import io.jianguan.identity.Actor;

/** Starts processes on records that somebody chose in a list: what the module that has processes does for this one. */
public interface RecordStarts {
    /** @throws io.jianguan.rest.Problem why the person cannot start it on the record, as it is now */
    void require(Actor actor, String process, Records.Record record);

    /** In the caller's transaction, once {@link #require} found nothing against it. */
    void start(Actor actor, String process, Records.Record record);
}
