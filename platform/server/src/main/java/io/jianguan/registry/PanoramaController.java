package io.jianguan.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Label;
import io.jianguan.registry.PanoramaReading.PanoramaMonth;
import io.jianguan.registry.PanoramaReading.PanoramaSection;
import io.jianguan.registry.PanoramaTimeline.PanoramaEvent;
import io.jianguan.registry.ViewController.ListRow;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything known of one record (全景), from whichever registries appear there, within a person's rights. */
@RestController
@RequestMapping("/api/registries/{registry}/records/{id}/panorama")
class PanoramaController {
    private final Actors actors;
    private final Registries registries;
    private final RecordReading reading;
    private final PanoramaReading panoramas;
    private final PanoramaTimeline timeline;
    private final PanoramaPeople people;

    PanoramaController(
            Actors actors,
            Registries registries,
            RecordReading reading,
            PanoramaReading panoramas,
            PanoramaTimeline timeline,
            PanoramaPeople people) {
        this.actors = actors;
        this.registries = registries;
        this.reading = reading;
        this.panoramas = panoramas;
        this.timeline = timeline;
        this.people = people;
    }

    /**
     * @param facts fields of the head, in order
     * @param until field with the last day of its validity
     * @param values of facts, tags and that day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PanoramaAnswer(
            String registry,
            Label label,
            String id,
            String title,
            @Nullable String number,
            @Nullable String status,
            List<RegistryDefinition.Status> statuses,
            List<RegistryScreen.Field> facts,
            List<Panorama.PanoramaTag> tags,
            @Nullable String until,
            Map<String, @Nullable Object> values,
            Map<String, Object> labels,
            List<PanoramaSection> sections) {}

    @GetMapping
    PanoramaAnswer panorama(@PathVariable String registry, @PathVariable long id) {
        var actor = actors.current();
        var table = registries.table(registry);
        var definition = table.definition();
        var panorama = definition.panorama();
        if (panorama == null) {
            throw Problem.notFound("registry.panorama-none", registry);
        }
        var rights = FieldRights.of(actor, definition);
        var record = reading.record(actor, table, id);
        var facts = panorama.facts().stream()
                .flatMap(name -> definition.field(name).stream())
                .filter(rights::sees)
                .toList();
        var tags = panorama.tags().stream()
                .filter(tag ->
                        definition.field(tag.field()).filter(rights::sees).isPresent())
                .toList();
        var until = panorama.until() != null
                        && definition
                                .field(panorama.until())
                                .filter(rights::sees)
                                .isPresent()
                ? panorama.until()
                : null;
        var values = new LinkedHashMap<String, @Nullable Object>();
        facts.forEach(field -> values.put(field.name(), record.values().get(field.name())));
        tags.forEach(tag -> values.put(tag.field(), record.values().get(tag.field())));
        if (until != null) {
            values.put(until, record.values().get(until));
        }
        var labels = new LinkedHashMap<>(record.labels());
        labels.keySet().removeIf(name -> !values.containsKey(name) && !name.equals("owner_org"));
        return new PanoramaAnswer(
                registry,
                definition.label(),
                String.valueOf(id),
                record.title(),
                record.number(),
                record.status(),
                definition.statuses(),
                facts.stream()
                        .map(field -> RegistryScreen.Field.of(field, rights))
                        .toList(),
                tags,
                until,
                values,
                labels,
                panoramas.sections(panoramas.parts(actor, registry, id)));
    }

    @GetMapping("/sections/{section}")
    Page<ListRow> panoramaSection(
            @PathVariable String registry,
            @PathVariable long id,
            @PathVariable String section,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var actor = actors.current();
        var part = panoramas.part(actor, registry, id, section);
        var asked = new LinkedMultiValueMap<String, String>();
        if (cursor != null) {
            asked.add("cursor", cursor);
        }
        asked.add("limit", limit == null ? "10" : limit);
        var page = panoramas.rows(actor, part, ListRequest.of(asked));
        var columns =
                part.columns().stream().map(RegistryDefinition.Field::name).toList();
        return new Page<>(
                page.rows().stream()
                        .map(record -> ViewController.row(columns, record))
                        .toList(),
                page.next(),
                null);
    }

    /** @param kind sections; none: all but those that only repeat what others tell */
    @GetMapping("/timeline")
    Page<PanoramaEvent> panoramaTimeline(
            @PathVariable String registry,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable List<String> kind,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var parts = panoramas.parts(actors.current(), registry, id).stream()
                .filter(part ->
                        kind == null || kind.isEmpty() ? !part.appearance().quiet() : kind.contains(part.section()))
                .toList();
        return timeline.page(parts, cursor, limit == null ? 20 : ListRequest.limit(limit));
    }

    /** Who was there, those seen most often first. */
    @GetMapping("/people")
    List<PanoramaPeople.PanoramaPerson> panoramaPeople(@PathVariable String registry, @PathVariable long id) {
        return people.met(panoramas.parts(actors.current(), registry, id));
    }

    /** What is attached to the records of the page, the newest first. */
    @GetMapping("/documents")
    List<PanoramaPeople.PanoramaFiles> panoramaDocuments(@PathVariable String registry, @PathVariable long id) {
        return people.attached(panoramas.parts(actors.current(), registry, id));
    }

    @GetMapping("/months")
    List<PanoramaMonth> panoramaMonths(@PathVariable String registry, @PathVariable long id) {
        return panoramas.months(panoramas.parts(actors.current(), registry, id).stream()
                .filter(part -> !part.appearance().quiet())
                .toList());
    }
}
