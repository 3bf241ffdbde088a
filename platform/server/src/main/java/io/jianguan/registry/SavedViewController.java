package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.SavedViews.Keeping;
import io.jianguan.registry.SavedViews.SavedView;
import io.jianguan.rest.Problem;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lists that people keep for themselves and share; whoever opens one sees in it what they may read. */
@RestController
@RequestMapping("/api/views/{view}/saved")
class SavedViewController {
    private static final int LONGEST = 60;
    private final Actors actors;
    private final Organisations organisations;
    private final Views views;
    private final Listing listing;
    private final Registries registries;
    private final QueryReader queries;
    private final SavedViews saved;
    private final Words words;

    SavedViewController(
            Actors actors,
            Organisations organisations,
            Views views,
            Listing listing,
            Registries registries,
            QueryReader queries,
            SavedViews saved,
            Words words) {
        this.actors = actors;
        this.organisations = organisations;
        this.views = views;
        this.listing = listing;
        this.registries = registries;
        this.queries = queries;
        this.saved = saved;
        this.words = words;
    }

    /**
     * @param parameters of the list's address
     * @param mine may be changed and removed by whoever asks
     */
    record SavedViewAnswer(
            String id,
            String name,
            String ownerName,
            Map<String, List<String>> parameters,
            @Nullable String sharedRole,
            @Nullable String sharedOrganisation,
            int version,
            boolean usual,
            boolean mine) {}

    /** @param parameters of the list's address: filters, query, sort, columns */
    record ViewSaving(
            @Nullable String name,
            @Nullable Map<String, List<String>> parameters,
            @Nullable String sharedRole,
            @Nullable String sharedOrganisation) {}

    @GetMapping
    List<SavedViewAnswer> list(@PathVariable String view) {
        var actor = actors.current();
        views.get(actor, view);
        var found = saved.of(actor, view);
        var names = actors.names(found.stream().map(SavedView::owner).collect(Collectors.toSet()));
        return found.stream().map(one -> answer(actor, one, names)).toList();
    }

    @PostMapping
    ResponseEntity<SavedViewAnswer> add(@PathVariable String view, @RequestBody ViewSaving saving) {
        var actor = actors.current();
        var one = saved.add(actor, view, keeping(actor, view, saving));
        return ResponseEntity.created(URI.create("/api/views/%s/saved/%d".formatted(view, one.id())))
                .eTag("\"" + one.version() + "\"")
                .body(answer(actor, one, Map.of()));
    }

    @PutMapping("/{id}")
    ResponseEntity<SavedViewAnswer> change(
            @PathVariable String view,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version,
            @RequestBody ViewSaving saving) {
        var actor = actors.current();
        var one = saved.change(actor, view, id, RecordController.version(version), keeping(actor, view, saving));
        return ResponseEntity.ok().eTag("\"" + one.version() + "\"").body(answer(actor, one, Map.of()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @PathVariable String view,
            @PathVariable long id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String version) {
        saved.remove(actors.current(), view, id, RecordController.version(version));
    }

    /** @param id null: the list as it is defined */
    record UsualView(@Nullable String id) {}

    @PutMapping("/usual")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void usual(@PathVariable String view, @RequestBody UsualView usual) {
        var actor = actors.current();
        views.get(actor, view);
        saved.usual(actor, view, usual.id() == null ? null : Long.valueOf(usual.id()));
    }

    /** What the list itself would refuse is not kept. */
    private Keeping keeping(Actor actor, String view, ViewSaving saving) {
        var name = saving.name() == null ? "" : saving.name().strip();
        var faults = Faults.ofRecord(words);
        if (name.isEmpty()) {
            faults.add("name", "required", words.text("registry.saved.name"));
        } else if (name.length() > LONGEST) {
            faults.add("name", "too-long", words.text("registry.saved.name"), LONGEST);
        }
        var role = blank(saving.sharedRole());
        var organisation = blank(saving.sharedOrganisation());
        if (role != null && !actor.has(role) && !mayShare(actor)) {
            throw Problem.forbidden("registry.saved-view-share");
        }
        if (organisation != null
                && !organisations.path(actor.organisation()).contains(organisation)
                && !mayShare(actor)) {
            throw Problem.forbidden("registry.saved-view-share");
        }
        faults.raise("registry.invalid");
        var request = ListRequest.of(saving.parameters() == null ? Map.of() : saving.parameters());
        var list = views.get(actor, view);
        var definition = registries.get(list.registry());
        listing.select(actor, list, request);
        if (queries.asksOfPersons(request, definition, FieldRights.of(actor, definition))) {
            throw Problem.invalid("registry.saved-view-personal", List.of());
        }
        return new Keeping(name, request.parameters(), role, organisation);
    }

    /** With roles and organisations that are not one's own. */
    private static boolean mayShare(Actor actor) {
        return actor.has("business-admin") || actor.has("system-admin") || actor.has("department-leader");
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    private static SavedViewAnswer answer(Actor actor, SavedView one, Map<String, String> names) {
        return new SavedViewAnswer(
                String.valueOf(one.id()),
                one.name(),
                names.getOrDefault(one.owner(), one.owner()),
                one.parameters(),
                one.sharedRole(),
                one.sharedOrganisation(),
                one.version(),
                one.usual(),
                one.owner().equals(actor.username()));
    }
}
