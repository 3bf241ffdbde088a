package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Page.Count;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Words that stand in many records are looked for along the order, others by the index; found is the same. */
@Tag("C2")
class FrequentWordsTest extends RegistryTest {
    private static final Cause NOBODY = new Cause(null, "");
    private static final int COMPANIES = 3_000;

    @Autowired
    BulkLoad bulk;

    @Autowired
    Listing listing;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void companies() {
        registries.publish("""
                registry: worded
                label: {zh: 企业, en: Companies}
                title: name
                fields:
                  - {name: name, type: text, label: {zh: 名称, en: Name}, search: true}
                  - {name: informant, type: text, label: {zh: 举报人, en: Informant}, search: true, access: {officer: hidden}}
                rights:
                  - {role: officer, scope: all, actions: [read]}
                  - {role: department-leader, scope: all, actions: [read]}
                """);
        views.publish("""
                view: worded
                label: {zh: 企业, en: Companies}
                registry: worded
                columns: [name]
                sort: [-created_at]
                """);
        jdbc.sql("TRUNCATE data.worded").update();
        bulk.load(
                "worded",
                "market",
                IntStream.range(0, COMPANIES)
                        .mapToObj(i -> Map.of("name", (i % 1000 == 0 ? "锦绣" : "平常") + i + "有限公司", "informant", "某人"))
                        .iterator(),
                NOBODY);
        jdbc.sql("ANALYZE data.worded").update();
    }

    private String asked(Actor reader, String words) {
        var selection = listing.select(reader, views.get(reader, "worded"), request(words));
        return sql.renderInlined(selection.where());
    }

    private static ListRequest request(String words) {
        return new ListRequest(Map.of(), words, null, null, 50);
    }

    @Test
    void shouldAskTheIndexOnlyForWordsThatItNarrows() {
        assertThat(asked(WANG, "有限")).doesNotContain("@@").contains("有限");
        assertThat(asked(WANG, "锦绣")).contains("@@");
        assertThat(asked(WANG, "有限公司")).contains("@@");
        assertThat(asked(WANG, "有限 平常")).contains("@@");
        assertThat(asked(LI, "有限"))
                .as("of what the reader does not see, too, it is frequent")
                .contains("@@");
    }

    @Test
    void shouldFindTheSame() {
        for (var found :
                List.of(Map.entry("有限", (long) COMPANIES), Map.entry("锦绣", 3L), Map.entry("某人", (long) COMPANIES))) {
            var request = request(found.getKey());
            var page = listing.page(listing.select(WANG, views.get(WANG, "worded"), request), request);
            assertThat(page.count()).isEqualTo(new Count(found.getValue(), false));
        }
    }
}
