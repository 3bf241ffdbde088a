package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.Options.Option;
import io.jianguan.registry.Related.RelatedList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/registries/{registry}")
class RegistryController {
    private final Actors actors;
    private final Registries registries;
    private final RegistryForms forms;
    private final Options options;
    private final Related related;
    private final Access access;
    private final Records records;

    RegistryController(
            Actors actors,
            Registries registries,
            RegistryForms forms,
            Options options,
            Related related,
            Access access,
            Records records) {
        this.actors = actors;
        this.registries = registries;
        this.forms = forms;
        this.options = options;
        this.related = related;
        this.access = access;
        this.records = records;
    }

    @GetMapping
    RegistryScreen screen(@PathVariable String registry) {
        return RegistryScreen.of(registries.get(registry), actors.current(), access);
    }

    /** @param schema form-js JSON */
    record FormAnswer(String id, int version, JsonNode schema) {}

    @GetMapping("/form")
    FormAnswer form(@PathVariable String registry) {
        var table = registries.table(registry);
        return forms.answer(forms.of(table, FieldRights.of(actors.current(), table.definition())));
    }

    /** @param values defaults, as a record would give them */
    record NewRecord(Map<String, @Nullable Object> values) {}

    /** What the form of a new record starts with. */
    @GetMapping("/new")
    NewRecord begun(@PathVariable String registry) {
        return new NewRecord(records.begun(actors.current(), registry));
    }

    @GetMapping("/options")
    List<Option> options(
            @PathVariable String registry,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> ids,
            @RequestParam(required = false) @Nullable String limit) {
        var asked = ids == null
                ? null
                : ids.stream().flatMap(RegistryController::id).toList();
        if (asked != null && asked.isEmpty()) {
            return List.of();
        }
        int most = asked == null ? ListRequest.limit(limit) : asked.size();
        return options.find(actors.current(), registry, q, asked, most);
    }

    /** Records of other registries that refer to this one. */
    @GetMapping("/records/{id}/related")
    List<RelatedList> related(@PathVariable String registry, @PathVariable long id) {
        return related.of(actors.current(), registry, id);
    }

    /** What is no number is no record's id. */
    private static Stream<Long> id(String text) {
        return text.matches("[0-9]{1,18}") ? Stream.of(Long.valueOf(text)) : Stream.empty();
    }
}
