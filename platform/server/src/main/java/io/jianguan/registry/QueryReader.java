package io.jianguan.registry;

import io.jianguan.registry.FieldValues.Unfit;
import io.jianguan.registry.Query.All;
import io.jianguan.registry.Query.Any;
import io.jianguan.registry.Query.Term;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a query as it stands in an address: {@code {"all": […]}}, {@code {"any": […]}} or {@code {"field", "is",
 * "values"}}, nested up to four deep.
 */
@Component
class QueryReader {
    private static final int DEEPEST = 4;
    private static final int MOST_TERMS = 40;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST = 200;
    private final JsonMapper json;
    private final Words words;

    QueryReader(JsonMapper json, Words words) {
        this.json = json;
        this.words = words;
    }

    /** Fields that a person may ask about. */
    static List<Field> fields(RegistryDefinition definition, FieldRights rights) {
        return Stream.concat(definition.fields().stream(), standard(definition))
                .filter(rights::asks)
                .filter(field -> !Operator.of(field).isEmpty())
                .toList();
    }

    /** Standard columns that this registry fills, in their usual order. */
    static Stream<Field> standard(RegistryDefinition definition) {
        return Stream.of("record_no", "status", "owner_org", "created_by", "created_at", "updated_at")
                .filter(name -> !name.equals("record_no") || definition.number() != null)
                .filter(name -> !name.equals("status") || !definition.statuses().isEmpty())
                .map(name -> definition.column(name).orElseThrow());
    }

    /** Whether it looks for somebody by their personal data. */
    boolean asksOfPersons(ListRequest request, RegistryDefinition definition, FieldRights rights) {
        var asked = new ArrayList<>(request.filters().keySet());
        if (request.query() != null) {
            asked.addAll(QueryConditions.fields(read(request.query(), definition, rights)));
        }
        return asked.stream()
                .anyMatch(name -> definition.field(name).filter(Field::personal).isPresent());
    }

    /** @throws io.jianguan.rest.Problem {@code registry.query} with every fault and its path */
    Query read(String text, RegistryDefinition definition, FieldRights rights) {
        var faults = Faults.ofQuery(words);
        var reading = new Reading(fields(definition, rights), faults);
        Query query = new All(List.of());
        try {
            query = reading.query(json.readTree(text), "", 1);
        } catch (JacksonException broken) {
            faults.add("", "json");
        }
        faults.raise("registry.query");
        return query;
    }

    private static final class Reading {
        private final List<Field> fields;
        private final Faults faults;
        private int terms;

        Reading(List<Field> fields, Faults faults) {
            this.fields = fields;
            this.faults = faults;
        }

        Query query(JsonNode node, String path, int depth) {
            if (depth > DEEPEST) {
                faults.add(path, "deep", DEEPEST);
            } else if (node.get("all") instanceof JsonNode parts && parts.isArray()) {
                return new All(parts(parts, path + "all", depth));
            } else if (node.get("any") instanceof JsonNode parts && parts.isArray()) {
                return new Any(parts(parts, path + "any", depth));
            } else if (node.isObject() && node.has("field")) {
                return term(node, path);
            } else {
                faults.add(path, "json");
            }
            return new All(List.of());
        }

        private List<Query> parts(JsonNode nodes, String path, int depth) {
            var parts = new ArrayList<Query>();
            for (var node : nodes) {
                if (terms > MOST_TERMS) {
                    return parts;
                }
                parts.add(query(node, path + "[" + parts.size() + "].", depth + 1));
            }
            return parts;
        }

        private Query term(JsonNode node, String path) {
            if (++terms == MOST_TERMS + 1) {
                faults.add(path, "many", MOST_TERMS);
            }
            var name = node.path("field").asString("");
            var id = node.path("is").asString("");
            var values = values(node);
            var field = fields.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElse(null);
            var operator = Operator.of(id).orElse(Operator.PRESENT);
            if (field == null) {
                faults.add(path + "field", "no-field", name);
            } else if (!operator.id().equals(id) || !Operator.of(field).contains(operator)) {
                faults.add(path + "is", "no-operator", id, faults.words().of(field.label()));
            } else if (!fits(field, operator, values)) {
                faults.add(path + "values", "values", faults.words().of(field.label()));
            }
            return new Term(name, operator, values);
        }

        private static List<String> values(JsonNode node) {
            var values = new ArrayList<String>();
            for (var value : node.path("values")) {
                var text = value.asString("").strip();
                if (!text.isEmpty() && values.size() <= MOST_VALUES) {
                    values.add(text);
                }
            }
            return values;
        }

        private boolean fits(Field field, Operator operator, List<String> values) {
            if (!operator.takes(values.size())
                    || values.size() > MOST_VALUES
                    || values.stream().anyMatch(value -> value.length() > LONGEST)) {
                return false;
            }
            return switch (operator) {
                case LAST, NEXT ->
                    Span.count(values.getFirst()) > 0
                            && Span.Unit.of(values.get(1)).isPresent();
                case THIS, PREVIOUS -> Span.Unit.of(values.getFirst()).isPresent();
                case CONTAINS, LACKS, STARTS -> true;
                default -> values.stream().allMatch(value -> typed(field, value) != null);
            };
        }

        /** Days stand for themselves where the field holds instants. */
        private static @Nullable Object typed(Field field, String value) {
            try {
                return field.type() == FieldType.TIMESTAMP
                        ? Span.day(value)
                        : FieldValues.typed(field, field.type().many() ? List.of(value) : value);
            } catch (Unfit unfit) {
                return null;
            }
        }
    }
}
