package io.jianguan.registry;

import io.jianguan.form.FormUpgrade;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordDraftList.ListedDraft;
import io.jianguan.registry.RecordDrafts.Of;
import io.jianguan.registry.RecordDrafts.Opened;
import io.jianguan.registry.RecordDrafts.RecordDraftSaved;
import io.jianguan.registry.RegistryController.FormAnswer;
import io.jianguan.rest.Page;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of new records and of changes, each person's own. */
@RestController
class RecordDraftController {
    private static final String ADDED = "/api/registries/{registry}/drafts/{key}";
    private static final String CHANGED = "/api/registries/{registry}/records/{id}/draft";
    private final Actors actors;
    private final RecordDrafts drafts;
    private final RecordDraftList list;
    private final RecordDraftUpgrades upgrades;
    private final RegistryForms forms;

    RecordDraftController(
            Actors actors,
            RecordDrafts drafts,
            RecordDraftList list,
            RecordDraftUpgrades upgrades,
            RegistryForms forms) {
        this.actors = actors;
        this.drafts = drafts;
        this.list = list;
        this.upgrades = upgrades;
        this.forms = forms;
    }

    /**
     * @param version of the draft that was seen; 0: none
     * @param formVersion the form it was typed into
     * @param base version of the record that is changed; null for a new one
     */
    record RecordTyping(
            Map<String, @Nullable Object> values,
            int version,
            @Nullable Integer formVersion,
            @Nullable Integer base) {}

    /** @see Opened */
    record OpenedDraft(
            Map<String, @Nullable Object> values,
            int version,
            Instant savedAt,
            @Nullable Integer base,
            FormAnswer form,
            @Nullable Integer newer,
            Map<String, @Nullable Object> lost) {}

    /** @param draft null where there is none */
    record RecordDraftFound(@Nullable OpenedDraft draft) {}

    record FormChoice(int to) {}

    @GetMapping("/api/record-drafts")
    Page<ListedDraft> mine(
            @RequestParam(required = false) @Nullable String registry,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        return list.page(actors.current(), registry, cursor, ListRequest.limit(limit));
    }

    @GetMapping(ADDED)
    RecordDraftFound added(@PathVariable String registry, @PathVariable String key) {
        return found(Of.added(registry, key));
    }

    @GetMapping(CHANGED)
    RecordDraftFound changed(@PathVariable String registry, @PathVariable long id) {
        return found(Of.changed(registry, id));
    }

    private RecordDraftFound found(Of of) {
        return new RecordDraftFound(
                drafts.open(actors.current(), of).map(this::answer).orElse(null));
    }

    private OpenedDraft answer(Opened draft) {
        return new OpenedDraft(
                draft.values(),
                draft.version(),
                draft.savedAt(),
                draft.base(),
                forms.answer(draft.form()),
                draft.newer(),
                draft.lost());
    }

    @PutMapping(ADDED)
    RecordDraftSaved saveAdded(
            @PathVariable String registry, @PathVariable String key, @RequestBody RecordTyping typing) {
        return saved(actors.current(), Of.added(registry, key), typing);
    }

    @PutMapping(CHANGED)
    RecordDraftSaved saveChanged(
            @PathVariable String registry, @PathVariable long id, @RequestBody RecordTyping typing) {
        return saved(actors.current(), Of.changed(registry, id), typing);
    }

    private RecordDraftSaved saved(Actor actor, Of of, RecordTyping typing) {
        return drafts.save(actor, of, typing.values(), typing.version(), typing.formVersion(), typing.base());
    }

    @DeleteMapping(ADDED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetAdded(@PathVariable String registry, @PathVariable String key) {
        drafts.forget(actors.current(), Of.added(registry, key));
    }

    @DeleteMapping(CHANGED)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forgetChanged(@PathVariable String registry, @PathVariable long id) {
        drafts.forget(actors.current(), Of.changed(registry, id));
    }

    @GetMapping(ADDED + "/form-upgrade")
    FormUpgrade previewAdded(@PathVariable String registry, @PathVariable String key) {
        return upgrades.preview(actors.current(), Of.added(registry, key));
    }

    @GetMapping(CHANGED + "/form-upgrade")
    FormUpgrade previewChanged(@PathVariable String registry, @PathVariable long id) {
        return upgrades.preview(actors.current(), Of.changed(registry, id));
    }

    @PostMapping(ADDED + "/form-upgrade")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void upgradeAdded(@PathVariable String registry, @PathVariable String key, @RequestBody FormChoice going) {
        upgrades.upgrade(actors.current(), Of.added(registry, key), going.to());
    }

    @PostMapping(CHANGED + "/form-upgrade")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void upgradeChanged(@PathVariable String registry, @PathVariable long id, @RequestBody FormChoice going) {
        upgrades.upgrade(actors.current(), Of.changed(registry, id), going.to());
    }
}
