package io.jianguan.registry;

import io.jianguan.form.Forms;
import io.jianguan.form.Forms.FormVersion;
import io.jianguan.identity.Actor;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records entered through the registry's form: judged by it as the browser judges, beside what their fields demand. The
 * draft is gone with the saving. A form that is made from the fields demands nothing more than they do.
 */
@Component
class RecordEntry {
    private final Registries registries;
    private final Records records;
    private final RecordReading reading;
    private final RecordDrafts drafts;
    private final RegistryForms registryForms;
    private final Forms forms;
    private final FormFiles files;
    private final TransactionOperations transaction;

    RecordEntry(
            Registries registries,
            Records records,
            RecordReading reading,
            RecordDrafts drafts,
            RegistryForms registryForms,
            Forms forms,
            FormFiles files,
            TransactionOperations transaction) {
        this.registries = registries;
        this.records = records;
        this.reading = reading;
        this.drafts = drafts;
        this.registryForms = registryForms;
        this.forms = forms;
        this.files = files;
        this.transaction = transaction;
    }

    /**
     * ThroughForm what a record was entered.
     *
     * @param version of the form
     * @param draft key of the new record's draft; null where there is none
     */
    record ThroughForm(int version, @Nullable String draft) {}

    /**
     * @param through null: not through a form
     * @throws Problem {@code registry.invalid} with field errors, {@code registry.form-changed}
     */
    Records.Record create(
            Actor actor, String registry, Map<String, @Nullable Object> values, @Nullable ThroughForm through) {
        if (through == null) {
            return records.create(actor, registry, values);
        }
        var of = through.draft() == null ? null : RecordDrafts.Of.added(registry, through.draft());
        judge(actor, registry, of, 0, records.begun(actor, registry), values, through.version());
        return transaction.execute(status -> {
            var record = records.create(actor, registry, values);
            if (of != null) {
                drafts.forget(actor, of);
            }
            return record;
        });
    }

    /**
     * @param version that was seen
     * @param values those that changed
     * @param through null: not through a form
     * @throws Problem {@code registry.invalid} with field errors, {@code registry.stale}, {@code registry.form-changed}
     */
    void change(
            Actor actor,
            String registry,
            long id,
            int version,
            Map<String, @Nullable Object> values,
            @Nullable String reason,
            @Nullable ThroughForm through) {
        if (through == null) {
            records.change(actor, registry, id, version, values, reason);
            return;
        }
        var of = RecordDrafts.Of.changed(registry, id);
        var table = registries.table(registry);
        var row = reading.row(actor, table, id, false);
        RecordWriting.require(table, row, version);
        var known = reading.records(table, List.of(row)).getFirst().values();
        judge(actor, registry, of, id, known, values, through.version());
        transaction.executeWithoutResult(status -> {
            records.change(actor, registry, id, version, values, reason);
            drafts.forget(actor, of);
        });
    }

    private void judge(
            Actor actor,
            String registry,
            RecordDrafts.@Nullable Of of,
            long id,
            Map<String, @Nullable Object> known,
            Map<String, @Nullable Object> values,
            int version) {
        var table = registries.table(registry);
        registryForms
                .own(table, FieldRights.of(actor, table.definition()), null)
                .map(newest -> newest.version() == version ? newest : pinned(actor, table, of, newest, version))
                .ifPresent(form -> {
                    var errors = faults(actor, table, form, id, known, values);
                    if (!errors.isEmpty()) {
                        throw Problem.invalid("registry.invalid", errors);
                    }
                });
    }

    /** Whoever began before the form changed may end with the version that the draft is of. */
    private FormVersion pinned(
            Actor actor, RecordTable table, RecordDrafts.@Nullable Of of, FormVersion newest, int version) {
        if (of == null || !drafts.isTypedInto(actor, of, newest.id(), version)) {
            throw Problem.conflict("registry.form-changed", newest.version());
        }
        return registryForms
                .own(table, FieldRights.of(actor, table.definition()), version)
                .orElseThrow();
    }

    /** What the form finds wrong with these values; those of a record that stay as they are were judged before. */
    List<FieldError> faults(
            Actor actor,
            RecordTable table,
            FormVersion form,
            long id,
            Map<String, @Nullable Object> known,
            Map<String, @Nullable Object> values) {
        var judged = files.judged(List.of(actor.username()), table.registry(), id, known, values);
        return forms.check(form, known, values, judged).errors().stream()
                .filter(error -> !stays(error, known, values))
                .toList();
    }

    private static boolean stays(FieldError error, Map<String, @Nullable Object> known, Map<String, ?> values) {
        var key = error.field().split("[.\\[]", 2)[0];
        return !values.containsKey(key) && known.get(key) != null;
    }
}
