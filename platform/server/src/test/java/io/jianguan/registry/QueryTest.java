package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import io.jianguan.rest.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** Queries that people put together: they find what they say, page by page, and are told when they are slow. */
@Tag("G3.1")
class QueryTest extends RegistryTest {
    private static final Cause SEED = new Cause(null, "");
    private static final LocalDate TODAY = LocalDate.now(FieldValues.ZONE);
    private RandomQueries made;

    @Autowired
    Listing listing;

    @Autowired
    QueryJudgement judgement;

    @Autowired
    QueryReader reader;

    @Autowired
    BoundedQuery bounded;

    @Autowired
    Totals totals;

    @Autowired
    BulkLoad bulk;

    @Autowired
    JsonMapper json;

    @Autowired
    DSLContext sql;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
        made = new RandomQueries(registries.get("visit"), TODAY);
    }

    private static ListRequest asking(
            @Nullable String query, @Nullable String sort, @Nullable String cursor, int limit) {
        return new ListRequest(Map.of(), null, query, sort, List.of(), null, cursor, limit);
    }

    private List<Record> pages(@Nullable String query, @Nullable String sort, int size) {
        var found = new ArrayList<Record>();
        String cursor = null;
        do {
            var request = asking(query, sort, cursor, size);
            var page = listing.page(listing.select(WANG, views.get(WANG, "visits"), request), request);
            found.addAll(page.rows());
            cursor = page.next();
        } while (cursor != null);
        return found;
    }

    @Test
    void shouldFindWhatLookingAtEveryRecordFinds() {
        seed(60);
        // In full: the list itself holds its own columns only.
        var all = records.get(
                "visit",
                pages("{\"all\": []}", null, 200).stream().map(Record::id).toList());
        assertThat(all).hasSize(60);
        var naive = new NaiveQuery(
                registries.get("visit"),
                WANG,
                TODAY,
                Map.of(
                        "110000",
                        List.of("110000", "110101", "110101001", "110102"),
                        "110101",
                        List.of("110101", "110101001")));
        int apart = 0;
        var asked = EnumSet.noneOf(Operator.class);
        for (int i = 0; i < 130; i++) {
            // Each eighth as it comes; most of those would find nothing or everything, which proves little.
            var query = i % 8 == 0 ? made.query(3) : tellingApart(naive, all);
            RandomQueries.operators(query, asked);
            var text = json.writeValueAsString(RandomQueries.tree(query));
            var expected = all.stream()
                    .filter(record -> naive.holds(query, record))
                    .map(Record::id)
                    .sorted()
                    .toList();
            assertThat(pages(text, "-created_at", 23).stream()
                            .map(Record::id)
                            .sorted()
                            .toList())
                    .as(text)
                    .isEqualTo(expected);
            assertThat(judgement
                            .of(WANG, views.get(WANG, "visits"), asking(text, null, null, 5))
                            .served())
                    .isTrue();
            apart += expected.isEmpty() || expected.size() == all.size() ? 0 : 1;
        }
        assertThat(apart).as("queries that tell records apart").isGreaterThan(100);
        assertThat(asked).containsExactlyInAnyOrder(Operator.values());
    }

    private Query tellingApart(NaiveQuery naive, List<Record> all) {
        Query query;
        long found;
        do {
            query = made.query(3);
            var candidate = query;
            found = all.stream()
                    .filter(record -> naive.holds(candidate, record))
                    .count();
        } while (found == 0 || found == all.size());
        return query;
    }

    @Test
    void shouldShowEveryRowOnceHoweverManyColumnsItIsSortedBy() {
        seed(60);
        for (var sort : List.of("amount,-due_date", "-amount,urgent,name", "due_date,colour,-amount,created_at")) {
            var shown = pages(null, sort, 7);
            assertThat(shown)
                    .extracting(Record::id)
                    .as(sort)
                    .doesNotHaveDuplicates()
                    .hasSize(60);
            for (int i = 1; i < shown.size(); i++) {
                assertThat(compare(shown.get(i - 1), shown.get(i), sort))
                        .as(sort)
                        .isLessThanOrEqualTo(0);
            }
        }
        assertThat(catchThrowableOfType(Problem.class, () -> pages(null, "fine,amount", 5))
                        .code())
                .isEqualTo("registry.sort");
    }

    @SuppressWarnings("unchecked")
    private static int compare(Record one, Record other, String sort) {
        for (var key : sort.split(",")) {
            boolean descending = key.startsWith("-");
            var name = descending ? key.substring(1) : key;
            if (name.equals("name")) {
                return 0;
            }
            var a = (Comparable<Object>) ViewController.value(one, name);
            var b = (Comparable<Object>) ViewController.value(other, name);
            int compared = a == null || b == null ? (a == null ? 1 : 0) - (b == null ? 1 : 0) : a.compareTo(b);
            if (compared != 0) {
                return a != null && b != null && descending ? -compared : compared;
            }
        }
        return 0;
    }

    @Test
    void shouldSayInWordsWhatIsAsked() {
        var text = """
                {"all": [{"field": "colour", "is": "one-of", "values": ["red", "blue"]},
                  {"any": [{"field": "created_at", "is": "last", "values": ["30", "day"]},
                    {"field": "owner_org", "is": "mine-below"}]}]}
                """;
        assertThat(judgement
                        .of(WANG, views.get(WANG, "visits"), asking(text, null, null, 5))
                        .sentence())
                .isEqualTo("颜色是 红、蓝，并且（创建时间在最近 30 天，或者所属单位是本单位及下级）");
    }

    @Test
    void shouldNotNameRecordsThatThePersonMayNotSee() {
        var party = records.create("party", "fire", Map.of("name", "别局公司", "uscc", Codes.valid()), SEED);
        var text = "{\"field\": \"party\", \"is\": \"one-of\", \"values\": [\"%d\"]}".formatted(party.id());
        assertThat(judgement
                        .of(SUN, views.get(SUN, "visits"), asking(text, null, null, 5))
                        .sentence())
                .contains("别局公司");
        assertThat(judgement
                        .of(WANG, views.get(WANG, "visits"), asking(text, null, null, 5))
                        .sentence())
                .doesNotContain("别局公司");
    }

    @Test
    void shouldRefuseWhatIsNoQuestionWithEveryFault() {
        var text = """
                {"all": [{"field": "phone", "is": "contains", "values": ["1"]}, {"field": "amount", "is": "last"},
                  {"field": "amount", "is": "between", "values": ["1"]}, {"any": 3},
                  {"field": "id\\" OR 1=1", "is": "equals", "values": ["1"]}]}
                """;
        var problem =
                catchThrowableOfType(Problem.class, () -> reader.read(text, registries.get("visit"), FieldRights.ALL));
        assertThat(codes(problem.errors()))
                .containsExactly(
                        "all[0].field no-field",
                        "all[1].is no-operator",
                        "all[2].values values",
                        "all[3]. json",
                        "all[4].field no-field");
        assertThat(catchThrowableOfType(Problem.class, () -> pages("nonsense", null, 5))
                        .code())
                .isEqualTo("registry.query");
    }

    @Test
    void shouldTellWhereNoIndexHelpsAndEndWhatTakesTooLong() {
        many();
        var view = views.get(WANG, "visits");
        var served = judgement.of(
                WANG, view, asking("{\"field\": \"amount\", \"is\": \"equals\", \"values\": [\"3\"]}", null, null, 5));
        var unserved = judgement.of(
                WANG, view, asking("{\"field\": \"fine\", \"is\": \"equals\", \"values\": [\"99\"]}", "name", null, 5));
        assertThat(served.served()).isTrue();
        assertThat(unserved.quicker()).isEqualTo(unserved.served() ? List.of() : unserved.quicker());
        assertThat(judgement.served(listing.select(WANG, view, asking(null, "due_date,name", null, 50))))
                .as("two columns")
                .isTrue();
        var problem = catchThrowableOfType(
                Problem.class,
                () -> bounded.within(
                        Duration.ofMillis(50),
                        () -> jdbc.sql("SELECT 1 FROM pg_sleep(30)")
                                .query(Integer.class)
                                .single()));
        assertThat(problem.code()).isEqualTo("registry.query-slow");
    }

    @Test
    void shouldNotBlameAListForTheFewRecordsThatItLinksTo() {
        records.create("party", "market", Map.of("name", "甲公司", "uscc", Codes.valid()), SEED);
        jdbc.sql("VACUUM ANALYZE data.party").update();
        many();
        var asked = asking("{\"field\": \"amount\", \"is\": \"equals\", \"values\": [\"3\"]}", null, null, 5);
        assertThat(judgement.of(WANG, views.get(WANG, "visits"), asked).served())
                .isTrue();
    }

    private void many() {
        jdbc.sql("""
                INSERT INTO data.visit (name, colour, fine, note, owner_org, created_at)
                SELECT '走访' || i, 'red', i % 7, 'x' || i, 'market', timestamptz '2024-01-01' + i * interval '1 min'
                FROM generate_series(1, 60000) i
                """).update();
        jdbc.sql("VACUUM ANALYZE data.visit").update();
    }

    @Test
    void shouldAddUpTheNumberColumns() {
        records.create("visit", "market", visit("name", "甲", "fine", "1.50", "amount", 2), SEED);
        records.create("visit", "market", visit("name", "乙", "fine", "2.25", "amount", 3), SEED);
        records.create("visit", "fire", visit("name", "丙", "fine", "100", "amount", 4), SEED);
        var request = new ListRequest(Map.of(), null, null, null, List.of("name", "fine", "amount"), null, null, 5);
        var sums = totals.of(listing.select(WANG, views.get(WANG, "visits"), request))
                .sums();
        assertThat(sums.get("fine")).isEqualByComparingTo("3.75");
        assertThat(sums.get("amount")).isEqualByComparingTo("5");
        assertThat(catchThrowableOfType(
                                Problem.class,
                                () -> listing.select(
                                        WANG,
                                        views.get(WANG, "visits"),
                                        new ListRequest(
                                                Map.of(), null, null, null, List.of("nonsense"), null, null, 5)))
                        .code())
                .isEqualTo("registry.column");
    }

    private void seed(int count) {
        bulk.load("visit", "market", made.visits(count).iterator(), SEED);
    }
}
