package io.jianguan.registry;

import io.jianguan.expression.Feel;
import io.jianguan.form.Forms;
import io.jianguan.identity.Roles;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.RegistryDefinition.Reverse;
import io.jianguan.registry.RegistryDefinition.Right;
import io.jianguan.registry.RegistryDefinition.Status;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Judges a definition as somebody writes it: its own faults, and names of things that are not there. An application's
 * files are not asked for the latter, since they may come before what they name.
 */
@Component
class DefinitionCheck {
    private final DefinitionStore store;
    private final Views views;
    private final CodeTables codes;
    private final Filters filters;
    private final Forms forms;
    private final Roles roles;
    private final Feel feel;
    private final ObjectProvider<RulesOnTime> rules;

    DefinitionCheck(
            DefinitionStore store,
            Views views,
            CodeTables codes,
            Filters filters,
            Forms forms,
            Roles roles,
            Feel feel,
            ObjectProvider<RulesOnTime> rules) {
        this.store = store;
        this.views = views;
        this.codes = codes;
        this.filters = filters;
        this.forms = forms;
        this.roles = roles;
        this.feel = feel;
        this.rules = rules;
    }

    RegistryDefinition registry(Source source) {
        var definition = RegistryReader.read(source);
        var tables = codes.names();
        for (int i = 0; i < definition.fields().size(); i++) {
            field(definition, definition.fields().get(i), "fields[" + i + "]", tables, source);
        }
        for (int i = 0; i < definition.rules().size(); i++) {
            expression(
                    source,
                    "rules[" + i + "].require",
                    definition.rules().get(i).require());
        }
        for (int i = 0; i < definition.statuses().size(); i++) {
            deadlines(definition.statuses().get(i), "statuses[" + i + "]", source);
        }
        if (definition.rights().stream().noneMatch(right -> right.actions().contains("read"))) {
            source.fault("rights", "no-reader");
        }
        for (int i = 0; i < definition.reverse().size(); i++) {
            reverse(source, "reverse[" + i + "]", definition.reverse().get(i), definition);
        }
        rights(source, definition.rights());
        for (int i = 0; i < definition.statuses().size(); i++) {
            var next = definition.statuses().get(i).next();
            for (int n = 0; n < next.size(); n++) {
                roles(
                        source,
                        "statuses[" + i + "].next[" + n + "].roles",
                        next.get(n).roles());
            }
        }
        for (int i = 0; i < definition.actions().size(); i++) {
            roles(
                    source,
                    "actions[" + i + "].roles",
                    definition.actions().get(i).roles());
        }
        if (definition.form() != null) {
            form(source, definition.form());
        }
        return definition;
    }

    private void field(RegistryDefinition definition, Field field, String at, Set<String> tables, Source source) {
        if (field.codes() != null && !tables.contains(field.codes())) {
            source.fault(at + ".codes", "no-codes", field.codes());
        }
        var registry = field.registry();
        if (registry != null
                && !registry.isEmpty()
                && !registry.equals(definition.registry())
                && !store.registries().containsKey(registry)) {
            source.fault(at + ".registry", "no-registry", registry);
        }
        expression(source, at + ".default", field.defaultValue());
        expression(source, at + ".computed", field.computed());
        roles(source, at + ".access", List.copyOf(field.access().keySet()));
        for (int i = 0; i < field.columns().size(); i++) {
            field(definition, field.columns().get(i), at + ".columns[" + i + "]", tables, source);
        }
    }

    /** A rule that is not there would leave records without clocks. */
    private void deadlines(Status status, String at, Source source) {
        var known = rules.getIfAvailable();
        for (int i = 0; i < status.deadlines().size(); i++) {
            var deadline = status.deadlines().get(i);
            var place = at + ".deadlines[" + i + "]";
            expression(source, place + ".when", deadline.when());
            if (known != null && !deadline.rule().isEmpty() && !known.isKnown(deadline.rule())) {
                boolean alone = status.deadlines().size() == 1 && deadline.when() == null;
                source.fault(alone ? at + ".deadline" : place + ".rule", "no-rule", deadline.rule());
            }
        }
    }

    private void reverse(Source source, String at, Reverse reverse, RegistryDefinition definition) {
        var table = store.registries().get(reverse.registry());
        var other = reverse.registry().equals(definition.registry())
                ? definition
                : table == null ? null : table.definition();
        if (other == null) {
            source.fault(at + ".registry", "no-registry", reverse.registry());
        } else if (other.field(reverse.field())
                .filter(field -> definition.registry().equals(field.registry()))
                .isEmpty()) {
            source.fault(at + ".field", "no-field", reverse.field());
        }
    }

    private void expression(Source source, String at, @Nullable String text) {
        if (text != null) {
            feel.fault(text).ifPresent(reason -> source.fault(at, "feel", reason));
        }
    }

    private void form(Source source, String form) {
        try {
            forms.latest(form);
        } catch (Problem unknown) {
            source.fault("form", "no-form", form);
        }
    }

    private void rights(Source source, List<Right> rights) {
        for (int i = 0; i < rights.size(); i++) {
            roles(source, "rights[" + i + "].role", List.of(rights.get(i).role()));
        }
    }

    private void roles(Source source, String at, List<String> named) {
        var known = roles.all().stream().map(Roles.Role::role).collect(Collectors.toSet());
        named.stream()
                .filter(role -> !role.isEmpty() && !known.contains(role))
                .forEach(role -> source.fault(at, "no-role", role));
    }

    ViewDefinition view(Source source) {
        var view = views.read(source);
        rights(source, view.rights());
        var table = store.registries().get(view.registry());
        if (table != null) {
            view.where().forEach((name, value) -> {
                try {
                    filters.oneOf(table, filters.field(table, name), (List<?>) value);
                } catch (Problem unfit) {
                    source.fault("where." + name, "filter");
                }
            });
        }
        return view;
    }
}
