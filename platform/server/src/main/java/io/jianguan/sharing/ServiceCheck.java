package io.jianguan.sharing;

import io.jianguan.identity.Label;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.Slice;
import io.jianguan.registry.SliceRows;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import io.jianguan.sharing.ServiceDefinition.SharedField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Says all that is wrong with a definition before it is published. */
@Component
class ServiceCheck {
    static final int MOST_ROWS = 5_000;
    private static final int LONGEST = 500;
    private static final int SHORTEST_REASON = 6;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Set<String> TAKEN = Set.of("cursor", "limit", "since", "fields", "after", "wait", "by", "sum");
    private static final Set<FieldType> GROUPED = Set.of(
            FieldType.CODE,
            FieldType.ORGANISATION,
            FieldType.TEXT,
            FieldType.BOOLEAN,
            FieldType.REFERENCE,
            FieldType.PERSON,
            FieldType.DATE,
            FieldType.TIMESTAMP);
    private final Registries registries;
    private final SliceRows rows;
    private final Organisations organisations;
    private final MessageSource messages;

    ServiceCheck(Registries registries, SliceRows rows, Organisations organisations, MessageSource messages) {
        this.registries = registries;
        this.rows = rows;
        this.organisations = organisations;
        this.messages = messages;
    }

    List<FieldError> faults(ServiceDefinition service) {
        var found = new Found();
        if (!registries.names().contains(service.registry())) {
            found.add("registry", "registry");
            return found.errors;
        }
        var registry = registries.get(service.registry());
        found.text("label.zh", service.label().zh());
        found.text("label.en", service.label().en());
        found.when(service.pageSize() < 1 || service.pageSize() > MOST_ROWS, "pageSize", "page-size", MOST_ROWS);
        found.when(service.fields().isEmpty(), "fields", "no-fields");
        var names = new HashSet<String>();
        for (int n = 0; n < service.fields().size(); n++) {
            var shared = service.fields().get(n);
            found.when(!names.add(shared.name()), "fields[" + n + "].name", "twice", shared.name());
            field(found, "fields[" + n + "]", registry, shared);
        }
        for (int n = 0; n < service.where().size(); n++) {
            criterion(
                    found,
                    "where[" + n + "]",
                    service.registry(),
                    service.where().get(n));
        }
        var known = organisations.names(service.organisations()).keySet();
        found.when(!known.containsAll(service.organisations()), "organisations", "organisation");
        return found.errors;
    }

    private static void field(Found found, String at, RegistryDefinition registry, SharedField shared) {
        found.when(
                !NAME.matcher(shared.name()).matches()
                        || TAKEN.contains(shared.name())
                        || shared.name().startsWith("cd_"),
                at + ".name",
                "name");
        var field = registry.column(shared.field()).orElse(null);
        if (field == null) {
            found.add(at + ".field", "unknown", shared.field());
            return;
        }
        var type = field.type();
        boolean hidden = field.personal() || field.encrypted();
        found.when(type == FieldType.FILES, at + ".field", "files");
        found.when(
                type == FieldType.TABLE && field.columns().stream().anyMatch(Field::personal), at + ".field", "table");
        found.when(
                shared.filter() && (hidden || type == FieldType.TABLE || type == FieldType.POINT),
                at + ".filter",
                "filter");
        found.when(shared.dimension() && (hidden || !GROUPED.contains(type)), at + ".dimension", "dimension");
        found.when(shared.measure() && !type.isNumber(), at + ".measure", "measure");
        found.when(shared.clear() && !field.personal(), at + ".clear", "not-personal");
        var reason = shared.reason();
        found.when(
                shared.clear() && (reason == null || reason.strip().length() < SHORTEST_REASON),
                at + ".reason",
                "reason",
                SHORTEST_REASON);
    }

    private void criterion(Found found, String at, String registry, Slice.Criterion criterion) {
        try {
            rows.check(registry, criterion);
        } catch (Problem unfit) {
            found.add(at, "criterion", criterion.field());
        }
    }

    private final class Found {
        private final List<FieldError> errors = new ArrayList<>();

        void when(boolean wrong, String field, String code, Object... arguments) {
            if (wrong) {
                add(field, code, arguments);
            }
        }

        void text(String field, @Nullable String value) {
            when(value == null || value.isBlank() || value.length() > LONGEST, field, "text", LONGEST);
        }

        void add(String field, String code, Object... arguments) {
            var text = messages.getMessage("field.sharing." + code, arguments, code, LocaleContextHolder.getLocale());
            errors.add(new FieldError(field, code, text == null ? code : text));
        }
    }

    /** A new definition over a registry: nothing is given away until somebody says so. */
    static ServiceDefinition first(String registry, Label label) {
        return new ServiceDefinition(
                registry, label, new Label("", ""), List.of(), List.of(), List.of(), true, true, 500);
    }
}
