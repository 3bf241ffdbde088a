package io.jianguan.registry;

import io.jianguan.registry.Slice.Criterion;
import io.jianguan.registry.SliceRows.Wanted;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is shared of a full registry is read from indexes. */
@Tag("D11")
class SliceTest extends RegistryTest {
    private static final OffsetDateTime LATE = OffsetDateTime.parse("2025-12-01T00:00:00+08:00");

    @Autowired
    SliceRows rows;

    @Autowired
    DSLContext sql;

    @Test
    void shouldReadPagesFiltersAndChangesFromIndexes() {
        registries.publish(resource("sharing/shared_site.yaml").replace("shared_site", "slice_site"));
        var slice = new Slice(
                "slice_site",
                List.of(new Criterion("status", "is", List.of("open"))),
                List.of(),
                List.of("name", "kind", "opened"),
                Set.of());
        rows.index(slice, List.of("kind", "opened", "name"));
        jdbc.sql("""
                INSERT INTO data.slice_site (owner_org, status, name, kind, opened, updated_at, search_text)
                SELECT 'market', CASE WHEN i % 5 = 0 THEN 'closed' ELSE 'open' END, 'n' || i, 'k' || i % 500,
                    date '2020-01-01' + i % 1500, timestamptz '2024-01-01' + i * interval '20 min',
                    array_to_tsvector(ARRAY['n' || i])
                FROM generate_series(1, 40000) i
                """).update();
        jdbc.sql("VACUUM ANALYZE data.slice_site").update();

        served(slice, wanted(null), "in order of id");
        served(slice, wanted(LATE), "in order of change");
        served(slice, wanted(null, new Criterion("kind", "is", List.of("k7"))), "of a kind");
        served(slice, wanted(null, new Criterion("opened", "from", List.of("2024-02-01"))), "of a time");
    }

    private void served(Slice slice, Wanted wanted, String what) {
        var order = SliceRows.order(registries.table(slice.registry()), wanted);
        Plans.assertServedByIndex(sql, rows.query(slice, wanted, DSL.trueCondition(), order), what);
    }

    private static Wanted wanted(@Nullable OffsetDateTime since, Criterion... also) {
        return new Wanted(List.of(also), since, null, 100);
    }
}
