package io.jianguan.registry;

import static org.jooq.impl.DSL.name;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** A registry's table as the query builder sees it. Names come from a checked definition only. */
final class RecordTable {
    static final Field<Long> ID = DSL.field(name("id"), SQLDataType.BIGINT);
    static final Field<String> NUMBER = DSL.field(name("record_no"), SQLDataType.CLOB);
    static final Field<String> STATUS = DSL.field(name("status"), SQLDataType.CLOB);
    static final Field<String> OWNER = DSL.field(name("owner_org"), SQLDataType.CLOB);
    static final Field<Integer> VERSION = DSL.field(name("version"), SQLDataType.INTEGER);
    static final Field<String> CREATED_BY = DSL.field(name("created_by"), SQLDataType.CLOB);
    static final Field<OffsetDateTime> CREATED_AT = DSL.field(name("created_at"), DriverBinding.MOMENT);
    static final Field<String> UPDATED_BY = DSL.field(name("updated_by"), SQLDataType.CLOB);
    static final Field<OffsetDateTime> UPDATED_AT = DSL.field(name("updated_at"), DriverBinding.MOMENT);
    static final Field<OffsetDateTime> DELETED_AT = DSL.field(name("deleted_at"), DriverBinding.MOMENT);
    /** Single characters and bigrams of the searched fields; see {@link SearchText}. */
    static final Field<Object> SEARCH = DSL.field(name("search_text"), SQLDataType.OTHER);

    static final List<Field<?>> STANDARD =
            List.of(ID, NUMBER, STATUS, OWNER, VERSION, CREATED_BY, CREATED_AT, UPDATED_BY, UPDATED_AT, DELETED_AT);

    /** What a {@link Row} is made of, beside its fields. */
    static final List<Field<?>> READ = List.of(ID, NUMBER, STATUS, OWNER, VERSION, CREATED_BY, CREATED_AT, UPDATED_AT);

    private final RegistryDefinition definition;
    private final int version;
    private final Table<?> table;
    private final List<Table<?>> parts;
    private final Map<String, Field<?>> columns = new LinkedHashMap<>();

    RecordTable(RegistryDefinition definition, int version) {
        this(definition, version, DSL.table(name("data", definition.registry())), List.of());
    }

    private RecordTable(RegistryDefinition definition, int version, Table<?> table, List<Table<?>> parts) {
        this.definition = definition;
        this.version = version;
        this.table = table;
        this.parts = parts;
        STANDARD.forEach(column -> columns.put(column.getName(), column));
        definition
                .fields()
                .forEach(field -> columns.put(field.name(), DSL.field(name(field.name()), dataType(field.type()))));
    }

    /**
     * The same columns of an image of the table at an earlier moment.
     *
     * @param parts that together are the image, each of which an index may serve
     */
    RecordTable past(Table<?> image, List<Table<?>> parts) {
        return new RecordTable(definition, version, image, parts);
    }

    /** Whether it is an image of an earlier moment, which has no search text. */
    boolean isPast() {
        return !parts.isEmpty();
    }

    /** Of an image. */
    List<Table<?>> parts() {
        return parts;
    }

    List<Field<?>> columns() {
        return List.copyOf(columns.values());
    }

    RegistryDefinition definition() {
        return definition;
    }

    /** Of the definition. */
    int version() {
        return version;
    }

    String registry() {
        return definition.registry();
    }

    Table<?> table() {
        return table;
    }

    @SuppressWarnings("unchecked")
    <T> Field<T> column(String name) {
        var column = columns.get(name);
        if (column == null) {
            throw new IllegalArgumentException("No column " + name + " in " + registry());
        }
        return (Field<T>) column;
    }

    private static DataType<?> dataType(FieldType type) {
        return switch (type) {
            case TEXT, LONGTEXT, CODE, PERSON, ORGANISATION -> SQLDataType.CLOB;
            case INTEGER, REFERENCE -> SQLDataType.BIGINT;
            case DECIMAL, MONEY -> SQLDataType.NUMERIC;
            case BOOLEAN -> SQLDataType.BOOLEAN;
            case DATE -> DriverBinding.DATE;
            case TIMESTAMP -> DriverBinding.MOMENT;
            case TIME -> SQLDataType.LOCALTIME;
            case POINT -> SQLDataType.OTHER;
            case CODES, PERSONS, ORGANISATIONS, FILES -> SQLDataType.CLOB.array();
            case REFERENCES -> SQLDataType.BIGINT.array();
            case TABLE -> SQLDataType.JSONB;
        };
    }
}
