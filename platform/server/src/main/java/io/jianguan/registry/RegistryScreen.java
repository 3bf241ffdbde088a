package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.registry.RegistryDefinition.Reverse;
import io.jianguan.registry.RegistryDefinition.Status;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a screen needs to show records of a registry, and what this person may do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistryScreen(
        String registry,
        Label label,
        String title,
        List<Field> fields,
        List<Status> statuses,
        List<Reverse> reverse,
        boolean panorama,
        Rights rights,
        List<Action> actions,
        @Nullable String form) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Field(
            String name,
            FieldType type,
            Label label,
            boolean required,
            boolean personal,
            boolean readOnly,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            @Nullable Integer max,
            @Nullable String pattern,
            @Nullable Label help,
            @Nullable String codes,
            @Nullable String registry,
            @Nullable List<Field> columns) {

        static Field of(RegistryDefinition.Field field, FieldRights rights) {
            return new Field(
                    field.name(),
                    field.type(),
                    field.label(),
                    field.required(),
                    field.personal(),
                    !rights.writes(field),
                    field.minimum(),
                    field.maximum(),
                    field.max(),
                    field.pattern(),
                    field.help(),
                    field.codes(),
                    field.registry(),
                    field.type() == FieldType.TABLE
                            ? field.columns().stream()
                                    .map(column -> of(column, FieldRights.ALL))
                                    .toList()
                            : null);
        }
    }

    /** True where the person has the right on some records of the registry. */
    record Rights(boolean create, boolean change, boolean delete, boolean export) {}

    /** @param statuses in which the button stands; empty: in all */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Action(
            String action,
            @Nullable String process,
            Label label,
            List<String> statuses,
            @Nullable Label confirm) {}

    static RegistryScreen of(RegistryDefinition definition, Actor actor, Access access) {
        var fields = FieldRights.of(actor, definition);
        return new RegistryScreen(
                definition.registry(),
                definition.label(),
                definition.title(),
                definition.fields().stream()
                        .filter(fields::sees)
                        .map(field -> Field.of(field, fields))
                        .toList(),
                definition.statuses(),
                definition.reverse(),
                definition.panorama() != null,
                new Rights(
                        access.holds(actor, definition, "create"),
                        access.holds(actor, definition, "change"),
                        access.holds(actor, definition, "delete"),
                        access.holds(actor, definition, "export")),
                actions(definition, actor),
                definition.form());
    }

    /** Those one of the person's roles may press. */
    static List<Action> actions(RegistryDefinition definition, Actor actor) {
        return definition.actions().stream()
                .filter(action ->
                        action.roles().isEmpty() || action.roles().stream().anyMatch(actor::has))
                .map(action -> new Action(
                        action.action(), action.process(), action.label(), action.statuses(), action.confirm()))
                .toList();
    }
}
