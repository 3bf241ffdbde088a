package io.jianguan.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ServerTest;
import io.jianguan.process.InstanceSearch.Filter;
import java.util.stream.Stream;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The operator's list of instances. */
@Tag("W4")
class InstanceSearchTest extends ServerTest {
    @Autowired
    InstanceSearch search;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    static Stream<Arguments> filters() {
        return Stream.of(
                Arguments.of("instance_latest", filter(null, null)),
                Arguments.of("instance_latest_of", filter("daily-inspection", null)),
                Arguments.of("instance_running", filter(null, "running")));
    }

    private static Filter filter(@Nullable String process, @Nullable String state) {
        return new Filter(process, null, state, null, null, null, null, null, null);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void shouldReadEachPageInOrderFromAnIndex(String index, Filter filter) {
        var sql = search.query(filter, null, 50).getSQL(ParamType.INLINED);
        var plan = transaction.execute(status -> {
            // Few rows are quicker read whole; what is asked is whether many could be read in order.
            jdbc.sql("SET LOCAL enable_seqscan = off").update();
            jdbc.sql("SET LOCAL enable_bitmapscan = off").update();
            return String.join(
                    "\n", jdbc.sql("EXPLAIN " + sql).query(String.class).list());
        });
        assertThat(plan).contains("Index Scan using " + index + " on").doesNotContain("Sort");
    }
}
