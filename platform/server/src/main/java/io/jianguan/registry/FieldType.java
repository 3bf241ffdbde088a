package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field may hold. The name in definitions is the lower-case name. */
public enum FieldType {
    TEXT("text"),
    LONGTEXT("text"),
    INTEGER("bigint"),
    DECIMAL("numeric"),
    MONEY("numeric(16,2)"),
    BOOLEAN("boolean"),
    DATE("date"),
    TIMESTAMP("timestamp with time zone"),
    TIME("time without time zone"),
    CODE("text"),
    CODES("text[]"),
    PERSON("text"),
    PERSONS("text[]"),
    ORGANISATION("text"),
    ORGANISATIONS("text[]"),
    REFERENCE("bigint"),
    REFERENCES("bigint[]"),
    FILES("text[]"),
    POINT("point"),
    TABLE("jsonb");

    private final String sql;

    FieldType(String sql) {
        this.sql = sql;
    }

    /** As PostgreSQL's {@code format_type} writes it. */
    String sql() {
        return sql;
    }

    /** The name in definitions and in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FieldType> of(String id) {
        return Arrays.stream(values()).filter(type -> type.id().equals(id)).findFirst();
    }

    /** True where the value is a list: {@code codes}, {@code persons}, … {@code files}. */
    public boolean many() {
        return sql.endsWith("[]");
    }

    /** The type of one entry of a list; a single type is its own. */
    public FieldType one() {
        return switch (this) {
            case CODES -> CODE;
            case PERSONS -> PERSON;
            case ORGANISATIONS -> ORGANISATION;
            case REFERENCES -> REFERENCE;
            case FILES -> TEXT;
            default -> this;
        };
    }

    public boolean isText() {
        return this == TEXT || this == LONGTEXT;
    }

    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == MONEY;
    }

    /** True where people read a label and not the value itself. */
    public boolean labelled() {
        return switch (one()) {
            case CODE, PERSON, ORGANISATION, REFERENCE -> true;
            default -> false;
        };
    }
}
