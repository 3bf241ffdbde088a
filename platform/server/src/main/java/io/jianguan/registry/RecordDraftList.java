package io.jianguan.registry;

import io.jianguan.form.TypedDrafts;
import io.jianguan.form.TypedDrafts.Draft;
import io.jianguan.form.TypedDrafts.Place;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Somebody's drafts of records in all registries. */
@Component
class RecordDraftList {
    private final TypedDrafts typed;
    private final RecordDrafts drafts;
    private final DefinitionStore store;
    private final Options options;

    RecordDraftList(TypedDrafts typed, RecordDrafts drafts, DefinitionStore store, Options options) {
        this.typed = typed;
        this.drafts = drafts;
        this.store = store;
        this.options = options;
    }

    /**
     * @param label of the registry; null where there is none of that name any more
     * @param record id; null for a new one, which has a key
     * @param title null where nothing was typed there yet, and where the record is not to be seen any more
     */
    record ListedDraft(
            String registry,
            @Nullable Label label,
            @Nullable String record,
            @Nullable String key,
            @Nullable String title,
            Instant savedAt) {}

    /**
     * The last saved first.
     *
     * @param registry null: of all
     */
    Page<ListedDraft> page(Actor actor, @Nullable String registry, @Nullable String cursor, int limit) {
        var kinds = registry == null
                ? List.of(RecordDrafts.ADDED, RecordDrafts.CHANGED)
                : List.of(RecordDrafts.ADDED + registry + "/", RecordDrafts.CHANGED + registry + "/");
        var found = typed.of(actor.username(), kinds, place(cursor), limit + 1);
        var page = Page.of(
                found,
                limit,
                last -> new Cursor(
                                List.of(last.savedAt().toString(), last.typed().subject()))
                        .encode());
        var titles = titles(actor, page.rows());
        return page.map(draft -> listed(actor, draft, titles));
    }

    private static @Nullable Place place(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        var parts = Cursor.decode(cursor, 2).parts();
        try {
            return new Place(Instant.parse(String.valueOf(parts.getFirst())), String.valueOf(parts.getLast()));
        } catch (DateTimeException foreign) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }

    private ListedDraft listed(Actor actor, Draft draft, Map<String, String> titles) {
        var of = RecordDrafts.Of.parse(draft.typed().subject());
        var table = store.registries().get(of.registry());
        var title = of.record() != null || table == null
                ? titles.get(draft.typed().subject())
                : drafts.title(actor, table, draft);
        return new ListedDraft(
                of.registry(),
                table == null ? null : table.definition().label(),
                of.record() == null ? null : String.valueOf(of.record()),
                of.key(),
                title,
                draft.savedAt());
    }

    /** By subject, one query a registry; of records that the actor may still read. */
    private Map<String, String> titles(Actor actor, List<Draft> page) {
        var ids = new HashMap<String, List<Long>>();
        page.forEach(draft -> {
            var of = RecordDrafts.Of.parse(draft.typed().subject());
            if (of.record() != null && store.registries().containsKey(of.registry())) {
                ids.computeIfAbsent(of.registry(), name -> new ArrayList<>()).add(of.record());
            }
        });
        var titles = new HashMap<String, String>();
        ids.forEach((registry, some) -> options.find(actor, registry, null, some, some.size())
                .forEach(option -> titles.put(
                        RecordDrafts.Of.changed(registry, Long.parseLong(option.id()))
                                .subject(),
                        option.label())));
        return titles;
    }
}
