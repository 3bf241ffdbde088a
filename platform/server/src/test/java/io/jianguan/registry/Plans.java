package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.jooq.DSLContext;
import org.jooq.Query;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Looks at how PostgreSQL would answer a query. */
final class Plans {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Plans() {}

    /** On a filled and analysed table; what is small is read whole by right. */
    static void assertServedByIndex(DSLContext sql, Query query, String what) {
        var plan = sql.explain(query).plan();
        assertThat(plan).as("%s%n%s%n%s", what, query, plan).doesNotContain("Seq Scan on");
    }

    /** That no part of the plan looks at more rows, those included that it leaves out. */
    static void assertReadsAtMost(DSLContext sql, Query query, long rows, String what) {
        var text = sql.fetchSingle("EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {0}", query)
                .get(0, String.class);
        assertThat(most(JSON.readTree(text).get(0).get("Plan")))
                .as("%s%n%s%n%s", what, query, text)
                .isLessThanOrEqualTo(rows);
    }

    private static long most(JsonNode node) {
        double looked = (number(node, "Actual Rows")
                        + number(node, "Rows Removed by Filter")
                        + number(node, "Rows Removed by Index Recheck"))
                * number(node, "Actual Loops");
        return StreamSupport.stream(node.path("Plans").spliterator(), false)
                .mapToLong(Plans::most)
                .reduce(Math.round(looked), Math::max);
    }

    private static double number(JsonNode node, String name) {
        return node.path(name).asDouble(0);
    }
}
