package io.jianguan.document;

import io.jianguan.identity.Actor;

/** Says what a person may do with a record and so with what is attached to it; implemented by the owner of records. */
public interface RecordAccess {

    boolean readable(Actor actor, String registry, long recordId);

    /** Whether the person may change the record, and so put a new version in place of what is attached. */
    boolean changeable(Actor actor, String registry, long recordId);
}
