package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.fulltext.Snippet.Part;
import io.jianguan.registry.FullText.RecordHit;
import io.jianguan.registry.Records.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One search over everything that a person may read. */
@Tag("D11")
class FullTextTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "");

    @Autowired
    FullText text;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
    }

    @Test
    void shouldFindTwoCharacterWordsMarkedInEveryRegistryThatAPersonReads() {
        var visit = records.create("visit", "market", visit("name", "春季巡查", "note", "发现青瓷碎片，责令整改"), SEED);
        records.create("visit", "fire", visit("name", "青瓷仓库"), SEED);
        records.create("party", "market", Map.of("name", "龙泉青瓷厂", "uscc", Codes.valid()), SEED);

        assertThat(text.groups(WANG, "青瓷"))
                .extracting(group -> group.registry() + " " + group.count().value())
                .containsExactlyInAnyOrder("visit 1", "party 1");
        assertThat(text.groups(ADMIN, "青瓷")).isEmpty();
        var hits = text.page(WANG, "visit", "整改 青瓷", null, 10).rows();
        assertThat(hits).extracting(RecordHit::id).containsExactly(String.valueOf(visit.id()));
        assertThat(hits.getFirst().places().getFirst().text().parts())
                .filteredOn(Part::found)
                .extracting(Part::text)
                .containsExactly("青瓷", "整改");
        assertThat(text.page(WANG, "visit", "春季", null, 10).rows().getFirst().places())
                .singleElement()
                .satisfies(beside ->
                        assertThat(beside.text().parts()).extracting(Part::text).containsExactly("发现青瓷碎片，责令整改"));
        assertThat(text.page(WANG, "visit", "瓷青", null, 10).rows()).isEmpty();
        assertThat(text.page(WANG, "visit", "a", null, 10).rows()).isEmpty();
        assertThat(text.groups(WANG, "13812341234")).isEmpty();
    }

    @Test
    void shouldFindARecordByItsNumber() {
        var visit = records.create("visit", "market", visit("name", "夜间巡查"), SEED);
        records.create("visit", "fire", visit("name", "别处"), SEED);
        var number = String.valueOf(visit.number()).toLowerCase(Locale.ROOT);

        assertThat(text.groups(WANG, number))
                .extracting(group -> group.registry() + " " + group.count().value())
                .containsExactly("visit 1");
        assertThat(text.page(WANG, "visit", number, null, 10).rows())
                .extracting(RecordHit::id)
                .containsExactly(String.valueOf(visit.id()));
        assertThat(text.page(ADMIN, "visit", number, null, 10).rows()).isEmpty();
    }

    @Test
    void shouldComePageByPageOffAnIndex() {
        jdbc.sql("""
                INSERT INTO data.visit (name, colour, owner_org, created_at, search_text)
                SELECT '走访' || i, 'red', 'market', now(),
                  array_to_tsvector(ARRAY['走', '访', '走访'] || CASE WHEN i % 1000 = 0 THEN ARRAY['青瓷'] ELSE '{}' END)
                FROM generate_series(1, 20000) i
                """).update();
        jdbc.sql(
                        "UPDATE data.visit SET note = '青瓷' WHERE id IN (SELECT id FROM data.visit WHERE search_text @@ '青瓷'::tsquery)")
                .update();
        jdbc.sql("VACUUM ANALYZE data.visit").update();
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = text.page(WANG, "visit", "青瓷", cursor, 7);
            page.rows().forEach(hit -> found.add(hit.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(found).hasSize(20).doesNotHaveDuplicates();
        Plans.assertServedByIndex(
                sql,
                text.query(
                        WANG,
                        registries.table("visit"),
                        new io.jianguan.fulltext.Words(List.of("青瓷")),
                        DSL.noCondition(),
                        8),
                "search");
    }
}
