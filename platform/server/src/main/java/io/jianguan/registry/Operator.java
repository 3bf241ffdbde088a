package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a condition of a query compares. The name in JSON is the lower-case name with hyphens. */
enum Operator {
    CONTAINS(1),
    LACKS(1),
    STARTS(1),
    EQUALS(1),
    DIFFERS(1),
    LESS(1),
    AT_MOST(1),
    MORE(1),
    AT_LEAST(1),
    BETWEEN(2),
    ONE_OF(Operator.MANY),
    NONE_OF(Operator.MANY),
    BEFORE(1),
    AFTER(1),
    /** of so many days, weeks, months: up to today */
    LAST(2),
    /** from today on */
    NEXT(2),
    /** the current week, month, quarter, year */
    THIS(1),
    PREVIOUS(1),
    /** the person who asks */
    ME(0),
    /** the organisation of the person who asks */
    MINE(0),
    /** that organisation and all below it */
    MINE_BELOW(0),
    TRUE(0),
    FALSE(0),
    EMPTY(0),
    PRESENT(0);

    static final int MANY = -1;
    private static final Set<Operator> PRESENCE = EnumSet.of(EMPTY, PRESENT);
    private final int values;

    Operator(int values) {
        this.values = values;
    }

    boolean takes(int count) {
        return values == MANY ? count > 0 : count == values;
    }

    @JsonValue
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Operator> of(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /** Those that make sense for a field, the usual one first. */
    static Set<Operator> of(Field field) {
        if (field.name().equals("status") && RegistryDefinition.isStandard(field)) {
            return with(EnumSet.of(ONE_OF, NONE_OF));
        }
        if (field.findable()) {
            return with(EnumSet.of(EQUALS));
        }
        return switch (field.type()) {
            case TEXT, LONGTEXT -> with(EnumSet.of(CONTAINS, LACKS, STARTS, EQUALS, DIFFERS));
            case INTEGER, DECIMAL, MONEY -> with(EnumSet.of(EQUALS, DIFFERS, LESS, AT_MOST, MORE, AT_LEAST, BETWEEN));
            case TIME -> with(EnumSet.of(EQUALS, AT_MOST, AT_LEAST, BETWEEN));
            case DATE, TIMESTAMP -> with(EnumSet.of(EQUALS, BETWEEN, BEFORE, AFTER, LAST, NEXT, THIS, PREVIOUS));
            case BOOLEAN -> with(EnumSet.of(TRUE, FALSE));
            case CODE, CODES, REFERENCE, REFERENCES -> with(EnumSet.of(ONE_OF, NONE_OF));
            case PERSON, PERSONS -> with(EnumSet.of(ONE_OF, NONE_OF, ME));
            case ORGANISATION, ORGANISATIONS -> with(EnumSet.of(ONE_OF, NONE_OF, MINE, MINE_BELOW));
            case FILES -> PRESENCE;
            case POINT, TABLE -> Set.of();
        };
    }

    private static Set<Operator> with(EnumSet<Operator> own) {
        own.addAll(PRESENCE);
        return own;
    }
}
