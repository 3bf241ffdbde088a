package io.jianguan.work;

import java.util.Locale;

/** A piece of work that takes longer than a request. */
public interface LongWork {
    long id();

    /** What history and audit log call it. */
    String subject();

    /** Of whoever asked for it. */
    Locale locale();
}
