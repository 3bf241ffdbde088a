package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordExport.State;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Exports in the background, each person's own. */
@Component
class RecordExports {
    private final Views views;
    private final Export export;
    private final RecordExportStore store;
    private final ExportFiles files;
    private final ExportSettings settings;
    private final AuditLog audit;
    private final Words words;

    RecordExports(
            Views views,
            Export export,
            RecordExportStore store,
            ExportFiles files,
            ExportSettings settings,
            AuditLog audit,
            Words words) {
        this.views = views;
        this.export = export;
        this.store = store;
        this.files = files;
        this.settings = settings;
        this.audit = audit;
        this.words = words;
    }

    /** @throws Problem as the list would, {@code registry.forbidden}, {@code registry.export-busy} */
    @Transactional
    public RecordExport start(Actor actor, String view, ListRequest request, String format) {
        var found = views.get(actor, view);
        export.selection(actor, found, request);
        if (store.underway(actor.username()) >= settings.perUser()) {
            throw Problem.conflict("registry.export-busy", settings.perUser());
        }
        return store.add(
                found, export.name(found), format, request, words.locale().toLanguageTag(), actor.username());
    }

    /** @throws Problem {@code registry.export-unknown}, also where it is another's */
    RecordExport get(Actor actor, long id) {
        return store.find(id)
                .filter(one -> one.requestedBy().equals(actor.username()))
                .orElseThrow(() -> Problem.notFound("registry.export-unknown"));
    }

    @Transactional
    public RecordExport cancel(Actor actor, long id) {
        store.cancel(get(actor, id).id());
        return get(actor, id);
    }

    /** Forgets it, with its file. */
    @Transactional
    public void delete(Actor actor, long id) {
        var one = get(actor, id);
        store.delete(id);
        files.forget(one.key());
        audit.record(actor.username(), "export.deleted", one.subject(), Map.of("view", one.view(), "rows", one.rows()));
    }

    /** A file that somebody may have. */
    record Fetched(Resource content, String name, String format) {}

    /**
     * The file, to whoever may still see all that is in it.
     *
     * @throws Problem {@code registry.export-gone}, {@code registry.export-rights}, and as {@link #start}
     */
    @Transactional
    public Fetched fetch(Actor actor, long id) {
        var one = get(actor, id);
        if (one.state() != State.READY) {
            throw Problem.conflict("registry.export-gone");
        }
        var content = files.file(one.key());
        if (!content.isReadable()) {
            throw Problem.conflict("registry.export-gone");
        }
        var view = views.get(actor, one.view());
        var selection = export.selection(actor, view, ListRequest.of(one.parameters()));
        if (!export.rights(actor, view, selection).equals(one.rights())) {
            throw Problem.forbidden("registry.export-rights");
        }
        audit.record(
                actor.username(), "export.downloaded", one.subject(), Map.of("view", one.view(), "rows", one.rows()));
        return new Fetched(content, one.fileName(), one.format());
    }

    /** The newest first. */
    List<RecordExport> newest(Actor actor, long before, int limit) {
        return store.newest(actor.username(), before, limit);
    }
}
