package io.jianguan.registry;

import io.jianguan.registry.RegistryDefinition.Action;
import io.jianguan.registry.RegistryDefinition.Reverse;
import io.jianguan.registry.RegistryDefinition.Right;
import io.jianguan.registry.RegistryDefinition.Rule;
import io.jianguan.registry.RegistryDefinition.Scope;
import io.jianguan.registry.RegistryDefinition.Status;
import io.jianguan.registry.RegistryDefinition.StatusDeadline;
import io.jianguan.registry.RegistryDefinition.Transition;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads a registry's definition from YAML. */
final class RegistryReader {
    static final Set<String> TONES = Set.of("waiting", "running", "done", "near", "overdue");
    private static final Set<String> ACTIONS = Set.of("read", "create", "change", "delete", "export", "publish");

    private RegistryReader() {}

    static RegistryDefinition read(Source source) {
        source.only(
                "registry",
                "label",
                "title",
                "number",
                "form",
                "statuses",
                "unique",
                "match",
                "reverse",
                "panorama",
                "appears",
                "self",
                "owner",
                "fields",
                "rules",
                "indexes",
                "rights",
                "actions");
        var definition = new RegistryDefinition(
                source.identifier("registry"),
                source.label("label"),
                source.requiredText("title"),
                source.text("number"),
                source.text("form"),
                source.parts("statuses", RegistryReader::status),
                source.textLists("unique"),
                source.textLists("match"),
                source.parts("reverse", RegistryReader::reverse),
                PanoramaReader.panorama(source),
                source.parts("appears", PanoramaReader::appearance),
                source.texts("self"),
                source.text("owner"),
                source.parts("fields", FieldReader::field),
                source.parts("rules", RegistryReader::rule),
                source.textLists("indexes"),
                source.parts("rights", RegistryReader::right),
                source.parts("actions", RegistryReader::action));
        RegistryFaults.find(definition, source);
        PanoramaReader.find(definition, source);
        return definition;
    }

    private static Status status(Source source) {
        source.only("code", "label", "tone", "deadline", "until", "deadlines", "next");
        return new Status(
                source.identifier("code"),
                source.label("label"),
                choice(source, "tone", "waiting", TONES),
                deadlines(source),
                source.parts("next", RegistryReader::transition));
    }

    /** One rule for every record stands beside its status; several, or those for some records, in a list. */
    private static List<StatusDeadline> deadlines(Source source) {
        var rule = source.text("deadline");
        var until = source.texts("until");
        if (rule == null && !until.isEmpty()) {
            source.fault("until", "until-without-deadline");
        }
        var listed = source.parts("deadlines", RegistryReader::deadline);
        if (rule == null) {
            return listed;
        }
        if (!listed.isEmpty()) {
            source.fault("deadline", "deadline-beside-deadlines");
        }
        return List.of(new StatusDeadline(rule, null, until));
    }

    private static StatusDeadline deadline(Source source) {
        source.only("rule", "when", "until");
        var when = source.text("when");
        if (when != null && !when.startsWith("=")) {
            source.fault("when", "expression");
        }
        return new StatusDeadline(source.requiredText("rule"), when, source.texts("until"));
    }

    private static Transition transition(Source source) {
        source.only("to", "roles");
        return new Transition(source.requiredText("to"), source.texts("roles"));
    }

    private static Reverse reverse(Source source) {
        source.only("registry", "field", "label");
        return new Reverse(source.identifier("registry"), source.identifier("field"), source.label("label"));
    }

    private static Rule rule(Source source) {
        source.only("require", "field", "message");
        var require = source.requiredText("require");
        if (!require.isEmpty() && !require.startsWith("=")) {
            source.fault("require", "expression");
        }
        return new Rule(require, source.text("field"), source.label("message"));
    }

    static Right right(Source source) {
        source.only("role", "scope", "actions", "statuses", "unmasked");
        var actions = source.texts("actions");
        if (!ACTIONS.containsAll(actions)) {
            source.fault("actions", "choice", "read, create, change, delete, export");
        }
        var scope = choice(source, "scope", "self", Set.of("self", "department", "subtree", "all"));
        return new Right(
                source.requiredText("role"),
                Scope.valueOf(scope.toUpperCase(Locale.ROOT)),
                Set.copyOf(actions),
                source.texts("statuses"),
                source.flag("unmasked"));
    }

    private static Action action(Source source) {
        source.only("action", "process", "label", "statuses", "roles", "confirm");
        return new Action(
                source.requiredText("action"),
                source.text("process"),
                source.label("label"),
                source.texts("statuses"),
                source.texts("roles"),
                source.optionalLabel("confirm"));
    }

    static String choice(Source source, String key, String otherwise, Set<String> choices) {
        var text = source.requiredText(key);
        if (text.isEmpty() || choices.contains(text)) {
            return text.isEmpty() ? otherwise : text;
        }
        source.fault(key, "choice", String.join(", ", choices));
        return otherwise;
    }
}
