package io.jianguan.bench.faults;

/** What can be killed. */
enum Victim {
    SERVER,
    /** A second server beside the first, where there are two. */
    REPLICA,
    BROKER,
    DATABASE
}
