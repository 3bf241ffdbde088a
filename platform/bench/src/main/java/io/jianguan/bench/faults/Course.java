package io.jianguan.bench.faults;

import java.util.List;

/** The processes that people work on. */
enum Course {
    CASE("bench-case", "first", "second"),
    /** Its task has a deadline. */
    WATCHED("bench-watch", "watched");

    final String process;
    final List<String> steps;

    Course(String process, String... steps) {
        this.process = process;
        this.steps = List.of(steps);
    }
}
