package io.jianguan.registry;

import io.jianguan.registry.Query.All;
import io.jianguan.registry.Query.Any;
import io.jianguan.registry.Query.Term;
import io.jianguan.registry.RegistryDefinition.Field;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Visits, and queries over them that some of them answer to. */
final class RandomQueries {
    private final RegistryDefinition visit;
    private final LocalDate today;
    private final Random random = new Random(20_260_301);

    RandomQueries(RegistryDefinition visit, LocalDate today) {
        this.visit = visit;
        this.today = today;
    }

    List<Map<String, Object>> visits(int count) {
        var visits = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < count; i++) {
            var visit = new HashMap<String, Object>();
            visit.put("name", pick("春季走访", "秋季Check", "check 100%", "走_访"));
            visit.put("colour", pick("red", "blue"));
            maybe(visit, "note", pick("说明春", "x", "%"));
            maybe(visit, "amount", 1 + random.nextInt(5));
            maybe(visit, "ratio", pick("0.10", "0.1", "3"));
            maybe(visit, "urgent", random.nextBoolean());
            visit.put("due_date", today.plusDays(random.nextInt(120) - 60).toString());
            maybe(
                    visit,
                    "seen_at",
                    today.plusDays(random.nextInt(20) - 10) + pick("T00:00:00+08:00", "T23:59:59+08:00"));
            maybe(visit, "areas", List.of(pick("110101", "110101001", "110102")));
            maybe(visit, "handler", pick("wang", "li"));
            maybe(visit, "officers", List.of(pick("wang", "li"), "zhao"));
            maybe(visit, "unit", pick("market", "fire", "market-food"));
            visits.add(visit);
        }
        return visits;
    }

    private void maybe(Map<String, Object> values, String name, Object value) {
        if (random.nextInt(10) > 2) {
            values.put(name, value);
        }
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    Query query(int depth) {
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
        var fields = QueryReader.fields(visit, FieldRights.ALL).stream()
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
                today.plusDays(random.nextInt(40) - 20).toString();
            case "amount" -> pick("1", "2", "3");
            default -> pick("1", "2", "3", "0.1");
        };
    }

    /** As people send it. */
    static Map<String, Object> tree(Query query) {
        return switch (query) {
            case All all ->
                Map.of("all", all.parts().stream().map(RandomQueries::tree).toList());
            case Any any ->
                Map.of("any", any.parts().stream().map(RandomQueries::tree).toList());
            case Term term ->
                Map.of("field", term.field(), "is", term.operator().id(), "values", term.values());
        };
    }

    /** Those that a query uses. */
    static void operators(Query query, Set<Operator> into) {
        switch (query) {
            case All all -> all.parts().forEach(part -> operators(part, into));
            case Any any -> any.parts().forEach(part -> operators(part, into));
            case Term term -> into.add(term.operator());
        }
    }
}
