package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.registry.Panorama.Appearance;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A published registry: what its records hold, who may do what with them.
 *
 * @param title field that names a record to people
 * @param number rule of the record number, for example <code>JC{yyyyMMdd}{seq:4}</code>
 * @param form id of a form of its own; null where the form is made from the fields
 * @param statuses in the order of a record's life; a new record has the first
 * @param unique fields that no two records share all values of, besides those unique by themselves
 * @param match fields that an import may find records by although several may share them
 * @param reverse records of other registries that refer to one of this
 * @param panorama head of the page on which everything known of a record stands; null: there is none
 * @param appears pages of other registries' records on which its own stand
 * @param self person fields that make a record one's own
 * @param owner organisation field that names the office a record belongs to; null: that of whoever enters it
 * @param indexes each a list of columns, {@code -} for descending
 */
public record RegistryDefinition(
        String registry,
        Label label,
        String title,
        @Nullable String number,
        @Nullable String form,
        List<Status> statuses,
        List<List<String>> unique,
        List<List<String>> match,
        List<Reverse> reverse,
        @Nullable Panorama panorama,
        List<Appearance> appears,
        List<String> self,
        @Nullable String owner,
        List<Field> fields,
        List<Rule> rules,
        List<List<String>> indexes,
        List<Right> rights,
        List<Action> actions) {

    /** Columns that every registry has, as fields that lists may show. */
    public static final Map<String, Field> STANDARD = Stream.of(
                    Field.standard("record_no", FieldType.TEXT, new Label("编号", "Number")),
                    Field.standard("status", FieldType.TEXT, new Label("状态", "Status")),
                    Field.standard("owner_org", FieldType.ORGANISATION, new Label("所属单位", "Organisation")),
                    Field.standard("created_by", FieldType.PERSON, new Label("创建人", "Created by")),
                    Field.standard("created_at", FieldType.TIMESTAMP, new Label("创建时间", "Created")),
                    Field.standard("updated_at", FieldType.TIMESTAMP, new Label("更新时间", "Updated")))
            .collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));

    /**
     * @param tone waiting, running, done, near or overdue
     * @param next what people may make of it by hand; processes go their own way
     * @param deadlines how long a record may stay in it; none: as long as it takes
     */
    public record Status(
            String code, Label label, String tone, List<StatusDeadline> deadlines, List<Transition> next) {}

    /**
     * @param rule code of a rule on time
     * @param when a condition on the record, in FEEL; null: for every record
     * @param until statuses that end it; none: leaving the status does
     */
    public record StatusDeadline(String rule, @Nullable String when, List<String> until) {}

    /** @param roles who may; empty: whoever may change the record */
    public record Transition(String to, List<String> roles) {
        boolean isFor(Actor actor) {
            return roles.isEmpty() || roles.stream().anyMatch(actor::has);
        }
    }

    /**
     * @param search contained in what a picker or a list searches
     * @param max greatest length of a text
     * @param check name of a check-digit rule: {@code social-credit-code} or {@code citizen-id}
     * @param defaultValue FEEL, or a text that is itself
     * @param personal masked for those whose right does not say unmasked
     * @param encrypted kept in the database as SM4 ciphertext; personal too
     * @param findable an encrypted field that is found by the whole of its value
     * @param computed FEEL over the other fields that gives the value, made anew whenever the record is written
     * @param readOnly set by processes only, or computed
     * @param access by role, where it is less than writing
     * @param codes code table of a code field
     * @param registry referenced registry of a reference field
     * @param columns of a table field
     */
    public record Field(
            String name,
            FieldType type,
            Label label,
            boolean required,
            boolean unique,
            boolean search,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable Integer max,
            @Nullable String pattern,
            @Nullable String check,
            @Nullable String defaultValue,
            @Nullable String computed,
            boolean personal,
            boolean encrypted,
            boolean findable,
            boolean readOnly,
            Map<String, FieldAccess> access,
            @Nullable Label help,
            @Nullable String codes,
            @Nullable String registry,
            List<Field> columns) {

        static Field standard(String name, FieldType type, Label label) {
            return formula(name, type, label, null);
        }

        /** @param feel null: not computed */
        static Field formula(String name, FieldType type, Label label, @Nullable String feel) {
            return new Field(
                    name, type, label, false, false, false, null, null, null, null, null, null, feel, false, false,
                    false, true, Map.of(), null, null, null, List.of());
        }
    }

    /** What a role may do with a field, the least first. */
    public enum FieldAccess {
        HIDDEN,
        READ,
        WRITE
    }

    /** @param field reference field of the other registry */
    public record Reverse(String registry, String field, Label label) {}

    /** @param require FEEL over the whole record that must be true */
    public record Rule(String require, @Nullable String field, Label message) {}

    /**
     * @param actions of read, create, change, delete, export
     * @param statuses in which the right holds; empty: in all
     * @param unmasked personal fields are shown in full
     */
    public record Right(String role, Scope scope, Set<String> actions, List<String> statuses, boolean unmasked) {}

    /** Whose records a right reaches. */
    public enum Scope {
        SELF,
        DEPARTMENT,
        SUBTREE,
        ALL
    }

    /** A button on lists and record pages. */
    public record Action(
            String action,
            @Nullable String process,
            Label label,
            List<String> statuses,
            List<String> roles,
            @Nullable Label confirm) {}

    /** A field of the definition, not a standard column. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** A field of the definition or a standard column. */
    public Optional<Field> column(String name) {
        return field(name).or(() -> Optional.ofNullable(STANDARD.get(name)));
    }

    /** True where a field is one of the standard columns. */
    static boolean isStandard(Field field) {
        return STANDARD.get(field.name()) == field;
    }

    /**
     * Code of the office that a record belongs to.
     *
     * @param values of the record in full
     * @param otherwise where no field names one
     */
    String ownerOf(Map<String, ? extends @Nullable Object> values, String otherwise) {
        var named = owner == null ? null : values.get(owner);
        return named == null ? otherwise : named.toString();
    }

    /** Statuses that a person may give to a record that has this one. */
    List<String> following(@Nullable String status, Actor actor) {
        return status(status).stream()
                .flatMap(known -> known.next().stream())
                .filter(transition -> transition.isFor(actor))
                .map(Transition::to)
                .distinct()
                .toList();
    }

    public Optional<Status> status(@Nullable String code) {
        return statuses.stream().filter(status -> status.code().equals(code)).findFirst();
    }
}
