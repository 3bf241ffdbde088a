package io.jianguan.registry;

/** What else of the product is at work on a record; each module that knows of something says so. */
public interface RecordUse {

    /** True where the record must stay what it is until that work has ended. */
    boolean busy(String registry, long recordId);
}
