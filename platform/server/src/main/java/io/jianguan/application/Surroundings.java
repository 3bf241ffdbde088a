package io.jianguan.application;

import io.jianguan.application.RecordGenerator.Code;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** What a generator definition may ask of the world around it, before its first row is made. */
@FunctionalInterface
interface Surroundings {

    /** A code table's rows. */
    List<Code> codes(String table);

    /** Rows of a file to pick from: {@code generate/<name>.csv} or {@code data/registry/<name>.csv}. */
    default List<Map<String, String>> file(String name) {
        throw new IllegalArgumentException("there is no file " + name);
    }

    /** Ids of a registry's records by the value of one of their fields. */
    default Map<String, String> ids(String registry, String field) {
        throw new IllegalArgumentException("there are no records of " + registry);
    }

    /** Ids of the records that rows became, by their number; rows written by hand count from -1 downwards. */
    default LongFunction<String> became(String registry) {
        throw new IllegalArgumentException("there are no records of " + registry);
    }

    /** What makes the rows that others are made of. */
    default RecordGenerator generator(String registry) {
        throw new IllegalArgumentException("nothing makes rows of " + registry);
    }
}
