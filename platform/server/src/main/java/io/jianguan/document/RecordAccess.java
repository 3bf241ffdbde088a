package io.jianguan.document;

import io.jianguan.identity.Actor;

/** Says who may see a record and so what is attached to it; implemented by the module that owns records. */
public interface RecordAccess {

    boolean readable(Actor actor, String registry, long recordId);
}
