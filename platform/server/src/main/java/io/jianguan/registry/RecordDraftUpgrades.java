package io.jianguan.registry;

import io.jianguan.form.FormUpgrade;
import io.jianguan.form.FormUpgrade.Parted;
import io.jianguan.form.Forms;
import io.jianguan.form.Forms.FormVersion;
import io.jianguan.form.TypedDrafts.Draft;
import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordDrafts.Of;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes a draft of a record from the form version it began with to the newest one, if whoever typed it wants that. */
@Component
class RecordDraftUpgrades {
    private final RecordDrafts drafts;
    private final RecordEntry entry;
    private final RecordReading reading;
    private final Records records;
    private final RegistryForms registryForms;
    private final Forms forms;

    RecordDraftUpgrades(
            RecordDrafts drafts,
            RecordEntry entry,
            RecordReading reading,
            Records records,
            RegistryForms registryForms,
            Forms forms) {
        this.drafts = drafts;
        this.entry = entry;
        this.reading = reading;
        this.records = records;
        this.registryForms = registryForms;
        this.forms = forms;
    }

    private record Both(RecordTable table, @Nullable Row row, Draft draft, FormVersion newest, Parted typed) {
        int from() {
            var into = draft.typed().formVersion();
            return into == null ? newest.version() : into;
        }
    }

    /** @throws Problem {@code registry.record-draft-gone}, {@code registry.form-newest} where there is no newer one */
    FormUpgrade preview(Actor actor, Of of) {
        var both = both(actor, of);
        var row = both.row();
        var known = row == null
                ? records.begun(actor, of.registry())
                : reading.records(both.table(), List.of(row)).getFirst().values();
        var id = of.record() == null ? 0 : of.record();
        Map<String, @Nullable Object> kept = both.typed().kept();
        var errors = entry.faults(actor, both.table(), both.newest(), id, known, kept);
        return FormUpgrade.of(both.from(), both.newest(), known, both.typed(), errors);
    }

    /**
     * @param to what the actor saw in the preview
     * @throws Problem {@code registry.form-newest} if it is not the newest any more
     */
    void upgrade(Actor actor, Of of, int to) {
        var both = both(actor, of);
        if (both.newest().version() != to) {
            throw Problem.conflict("registry.form-newest");
        }
        drafts.move(actor, of, both.draft(), both.typed().kept(), both.newest());
    }

    private Both both(Actor actor, Of of) {
        var permitted = drafts.permitted(actor, of);
        var table = permitted.table();
        var draft = drafts.find(actor, of).orElseThrow(() -> Problem.notFound("registry.record-draft-gone"));
        var rights = FieldRights.of(actor, table.definition());
        var newest = registryForms.of(table, rights);
        var both = new Both(
                table,
                permitted.row(),
                draft,
                newest,
                Parted.of(forms.keys(newest), drafts.values(table, rights, draft)));
        if (both.from() >= newest.version()) {
            throw Problem.conflict("registry.form-newest");
        }
        return both;
    }
}
