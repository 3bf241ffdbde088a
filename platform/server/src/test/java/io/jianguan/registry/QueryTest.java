package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jianguan.registry.Query.All;
import io.jianguan.registry.Query.Any;
import io.jianguan.registry.Query.Term;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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
    private final Random random = new Random(20_260_301);

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
            var query = i % 8 == 0 ? query(3) : tellingApart(naive, all);
            operators(query, asked);
            var text = json.writeValueAsString(tree(query));
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
            query = query(3);
            var candidate = query;
            found = all.stream()
                    .filter(record -> naive.holds(candidate, record))
                    .count();
        } while (found == 0 || found == all.size());
        return query;
    }

    private static void operators(Query query, Set<Operator> into) {
        switch (query) {
            case All all -> all.parts().forEach(part -> operators(part, into));
            case Any any -> any.parts().forEach(part -> operators(part, into));
            case Term term -> into.add(term.operator());
        }
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
        jdbc.sql("""
                INSERT INTO data.visit (name, colour, fine, note, owner_org, created_at)
                SELECT '走访' || i, 'red', i % 7, 'x' || i, 'market', timestamptz '2024-01-01' + i * interval '1 min'
                FROM generate_series(1, 60000) i
                """).update();
        jdbc.sql("VACUUM ANALYZE data.visit").update();
        var view = views.get(WANG, "visits");
        var served = judgement.of(
                WANG, view, asking("{\"field\": \"amount\", \"is\": \"equals\", \"values\": [\"3\"]}", null, null, 5));
        var unserved = judgement.of(
                WANG, view, asking("{\"field\": \"fine\", \"is\": \"equals\", \"values\": [\"99\"]}", "name", null, 5));
        assertThat(served.served()).isTrue();
        assertThat(unserved.quicker()).isEqualTo(unserved.served() ? List.of() : unserved.quicker());
        var several = asking(null, "due_date,name", null, 50);
        var selection = listing.select(WANG, view, several);
        Plans.assertServedByIndex(
                sql,
                listing.query(
                        selection,
                        selection.order().valued(null),
                        selection.order().byValue(),
                        51),
                "two columns");
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
        var visits = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            var visit = new HashMap<String, Object>();
            visit.put("name", pick("春季走访", "秋季Check", "check 100%", "走_访"));
            visit.put("colour", pick("red", "blue"));
            maybe(visit, "note", pick("说明春", "x", "%"));
            maybe(visit, "amount", 1 + random.nextInt(5));
            maybe(visit, "ratio", pick("0.10", "0.1", "3"));
            maybe(visit, "urgent", random.nextBoolean());
            visit.put("due_date", TODAY.plusDays(random.nextInt(120) - 60).toString());
            maybe(
                    visit,
                    "seen_at",
                    TODAY.plusDays(random.nextInt(20) - 10) + pick("T00:00:00+08:00", "T23:59:59+08:00"));
            maybe(visit, "areas", List.of(pick("110101", "110101001", "110102")));
            maybe(visit, "handler", pick("wang", "li"));
            maybe(visit, "officers", List.of(pick("wang", "li"), "zhao"));
            maybe(visit, "unit", pick("market", "fire", "market-food"));
            visits.add(visit);
        }
        bulk.load("visit", "market", visits.iterator(), SEED);
    }

    private void maybe(Map<String, Object> values, String name, Object value) {
        if (random.nextInt(10) > 2) {
            values.put(name, value);
        }
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private Query query(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return term();
        }
        var parts = new ArrayList<Query>();
        for (int i = random.nextInt(3) + (depth == 3 ? 0 : 1); i >= 0; i--) {
            parts.add(query(depth - 1));
        }
        return random.nextBoolean() ? new All(parts) : new Any(parts);
    }

    private Term term() {
        var fields = QueryReader.fields(registries.get("visit"), FieldRights.ALL).stream()
                .filter(field -> !field.type().one().equals(FieldType.REFERENCE))
                .toList();
        var field = fields.get(random.nextInt(fields.size()));
        var operators = List.copyOf(Operator.of(field));
        var operator = operators.get(random.nextInt(operators.size()));
        return new Term(field.name(), operator, values(field, operator));
    }

    private List<String> values(Field field, Operator operator) {
        return switch (operator) {
            case LAST, NEXT -> List.of(String.valueOf(1 + random.nextInt(30)), unit());
            case THIS, PREVIOUS -> List.of(unit());
            case BETWEEN -> List.of(value(field), value(field));
            default -> operator.takes(0) ? List.of() : List.of(value(field));
        };
    }

    private String unit() {
        return pick("day", "week", "month", "quarter", "year");
    }

    private String value(Field field) {
        return switch (field.name()) {
            case "name" -> pick("春季", "check", "%", "_", "走访", "春季走访");
            case "note" -> pick("春", "x", "%");
            case "record_no" -> pick("ZF", "ZF2026", "1");
            case "status" -> pick("draft", "open");
            case "colour" -> pick("red", "blue");
            case "areas" -> pick("110000", "110101", "110102");
            case "handler", "officers", "created_by" -> pick("wang", "li", "zhao");
            case "unit", "units", "owner_org" -> pick("market", "fire", "market-food");
            case "due_date", "seen_at", "created_at", "updated_at" ->
                TODAY.plusDays(random.nextInt(40) - 20).toString();
            case "amount" -> pick("1", "2", "3");
            default -> pick("1", "2", "3", "0.1");
        };
    }

    private static Map<String, Object> tree(Query query) {
        return switch (query) {
            case All all ->
                Map.of("all", all.parts().stream().map(QueryTest::tree).toList());
            case Any any ->
                Map.of("any", any.parts().stream().map(QueryTest::tree).toList());
            case Term term ->
                Map.of("field", term.field(), "is", term.operator().id(), "values", term.values());
        };
    }
}
