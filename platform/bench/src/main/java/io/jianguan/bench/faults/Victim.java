package io.jianguan.bench.faults;

import java.nio.file.Path;

/** What can be killed, and how its process is told from all others. */
enum Victim {
    SERVER("--jianguan.data=", ""),
    BROKER("-Djianguan.data=", ""),
    DATABASE("-D ", "/database/cluster");

    private final String before;
    private final String after;

    Victim(String before, String after) {
        this.before = before;
        this.after = after;
    }

    /** In its command line. */
    String mark(Path data) {
        return before + data + after;
    }
}
