package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.jooq.DSLContext;
import org.jooq.Query;

/** Looks at how PostgreSQL would answer a query. */
final class Plans {

    private Plans() {}

    /** On a filled and analysed table; what is small is read whole by right. */
    static void assertServedByIndex(DSLContext sql, Query query, String what) {
        var plan = sql.explain(query).plan();
        assertThat(plan).as("%s%n%s%n%s", what, query, plan).doesNotContain("Seq Scan on");
    }
}
