package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.ChangeEffects.Effects;
import io.jianguan.registry.RegistryController.FormAnswer;
import io.jianguan.registry.ViewController.ListRow;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Tries a definition that is being written: what is wrong with it, how it would look, what it would do. */
@RestController
@RequestMapping("/api/definitions")
class DefinitionTrial {
    private static final int SHOWN = 20;
    private final DefinitionRights rights;
    private final DefinitionCheck check;
    private final RegistryForms forms;
    private final ChangeEffects effects;
    private final Registries registries;
    private final Listing listing;
    private final Words words;
    private final Formulas formulas;
    private final Numbers numbers;
    private final Clock clock;

    DefinitionTrial(
            DefinitionRights rights,
            DefinitionCheck check,
            RegistryForms forms,
            ChangeEffects effects,
            Registries registries,
            Listing listing,
            Words words,
            Formulas formulas,
            Numbers numbers,
            Clock clock) {
        this.rights = rights;
        this.check = check;
        this.forms = forms;
        this.effects = effects;
        this.registries = registries;
        this.listing = listing;
        this.words = words;
        this.formulas = formulas;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** @param source with the keys of the YAML file */
    record Trial(JsonNode source) {}

    /** @param number an example of the next one by the rule as it stands there; null where there is none */
    record Verdict(List<FieldError> errors, @Nullable String number) {}

    /** Changes nothing and is right to be asked while somebody types. */
    @PostMapping("/{kind}/check")
    Verdict check(@PathVariable String kind, @RequestBody Trial trial) {
        var actor = rights.definer();
        var faults = Faults.ofDefinition(words);
        var source = Source.of(trial.source(), faults);
        if (DefinitionKind.of(kind) == DefinitionKind.VIEW) {
            check.view(source);
            return new Verdict(faults.errors(), null);
        }
        var definition = check.registry(source);
        var rule = definition.number();
        var today = LocalDate.now(clock.withZone(FieldValues.ZONE));
        var number = rule == null || faults.has("number")
                ? null
                : numbers.example(definition, rule, today, actor.organisation());
        return new Verdict(faults.errors(), number);
    }

    @PostMapping("/registries/form")
    FormAnswer form(@RequestBody Trial trial) {
        rights.definer();
        return forms.answer(forms.of(new RecordTable(registry(trial), 0), FieldRights.ALL));
    }

    @PostMapping("/registries/effects")
    Effects effects(@RequestBody Trial trial) {
        rights.definer();
        return effects.of(registry(trial));
    }

    private RegistryDefinition registry(Trial trial) {
        var faults = Faults.ofDefinition(words);
        var definition = check.registry(Source.of(trial.source(), faults));
        faults.raise("registry.definition", definition.registry());
        return definition;
    }

    record ViewTrial(ViewScreen screen, Page<ListRow> rows) {}

    /** The list as it would be, with those rows that the person may read anyway. */
    @PostMapping("/views/rows")
    ViewTrial rows(@RequestBody Trial trial) {
        var actor = rights.definer();
        var faults = Faults.ofDefinition(words);
        var view = check.view(Source.of(trial.source(), faults));
        faults.raise("registry.definition", view.view());
        var registry = registries.get(view.registry());
        var fields = formulas.rights(FieldRights.of(actor, registry), view, registry);
        var screen = ViewScreen.of(
                view,
                registry,
                RegistryScreen.actions(registry, actor),
                List.of(),
                List.of(),
                fields,
                false,
                name -> false);
        return new ViewTrial(screen, rows(actor, view));
    }

    private Page<ListRow> rows(Actor actor, ViewDefinition view) {
        var request = ListRequest.all().page(null, SHOWN);
        var selection = listing.select(actor, view.forAll(), request);
        var page = listing.page(selection, request);
        return new Page<>(
                page.rows().stream()
                        .map(record -> ViewController.row(selection.names(), record))
                        .toList(),
                null,
                page.count());
    }
}
