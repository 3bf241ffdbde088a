package io.jianguan.registry;

import io.jianguan.form.FormUpgrade.Parted;
import io.jianguan.form.Forms;
import io.jianguan.form.Forms.FormVersion;
import io.jianguan.form.TypedDrafts;
import io.jianguan.form.TypedDrafts.Draft;
import io.jianguan.form.TypedDrafts.Typed;
import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What people have typed into a new record or a change of one, each their own. It may be anything, personal data too, so
 * it lies sealed as a whole.
 */
@Component
class RecordDrafts {
    static final String ADDED = "new/";
    static final String CHANGED = "record/";
    private static final int LONGEST = 2_000_000;
    private static final TypeReference<Map<String, @Nullable Object>> VALUES = new TypeReference<>() {};
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(FieldValues.ZONE);
    private final TypedDrafts typed;
    private final Registries registries;
    private final RecordReading reading;
    private final RegistryForms registryForms;
    private final Forms forms;
    private final Access access;
    private final PersonalData personal;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration keep;

    RecordDrafts(
            TypedDrafts typed,
            Registries registries,
            RecordReading reading,
            RegistryForms registryForms,
            Forms forms,
            Access access,
            PersonalData personal,
            JsonMapper json,
            Clock clock,
            @Value("${jianguan.drafts.keep:90d}") Duration keep) {
        this.typed = typed;
        this.registries = registries;
        this.reading = reading;
        this.registryForms = registryForms;
        this.forms = forms;
        this.access = access;
        this.personal = personal;
        this.json = json;
        this.clock = clock;
        this.keep = keep;
    }

    /**
     * What it is a draft of.
     *
     * @param record null: a new one
     * @param key tells several new records of one person apart
     */
    record Of(
            String registry,
            @Nullable Long record,
            @Nullable String key) {

        /** @throws Problem {@code registry.draft-key} */
        static Of added(String registry, String key) {
            if (!key.matches("[A-Za-z0-9-]{1,40}")) {
                throw Problem.invalid("registry.draft-key", List.of(), key);
            }
            return new Of(registry, null, key);
        }

        static Of changed(String registry, long record) {
            return new Of(registry, record, null);
        }

        static Of parse(String subject) {
            var parts = subject.split("/");
            return subject.startsWith(ADDED)
                    ? new Of(parts[1], null, parts[2])
                    : new Of(parts[1], Long.valueOf(parts[2]), null);
        }

        String subject() {
            return record == null ? ADDED + registry + "/" + key : CHANGED + registry + "/" + record;
        }
    }

    /**
     * A draft as it is gone on with.
     *
     * @param values as they were typed; of a change those that differ from the record
     * @param base version of the record that they change; null for a new one
     * @param form to go on with: the version that it began with, where the registry has a form of its own
     * @param newer version that one may go over to; null: none
     * @param lost what was typed into fields that the form does not have any more
     */
    record Opened(
            Map<String, @Nullable Object> values,
            int version,
            Instant savedAt,
            @Nullable Integer base,
            FormVersion form,
            @Nullable Integer newer,
            Map<String, @Nullable Object> lost) {}

    /** @throws Problem {@code registry.forbidden}, {@code registry.record-unknown}, {@code registry.record-forbidden} */
    Optional<Opened> open(Actor actor, Of of) {
        var table = permitted(actor, of).table();
        return find(actor, of).map(draft -> opened(actor, table, draft));
    }

    private Opened opened(Actor actor, RecordTable table, Draft draft) {
        var rights = FieldRights.of(actor, table.definition());
        var newest = registryForms.of(table, rights);
        var into = draft.typed().formVersion();
        boolean older = newest.id().equals(draft.typed().form())
                && table.definition().form() != null
                && into != null
                && into < newest.version();
        var form = older ? registryForms.own(table, rights, into).orElseThrow() : newest;
        var parted = Parted.of(forms.keys(form), values(table, rights, draft));
        return new Opened(
                parted.kept(),
                draft.version(),
                draft.savedAt(),
                draft.typed().base(),
                form,
                older ? newest.version() : null,
                parted.lost());
    }

    /** @throws Problem where the actor may not create such a record, or not change this one any more */
    Permitted permitted(Actor actor, Of of) {
        var table = registries.table(of.registry());
        if (of.record() == null) {
            access.require(actor, table.definition(), "create");
            return new Permitted(table, null);
        }
        var row = reading.row(actor, table, of.record(), false);
        if (!row.changeable()) {
            throw Problem.forbidden("registry.record-forbidden", RecordReading.title(table.definition(), row));
        }
        return new Permitted(table, row);
    }

    /** @param row as it is now; null for a new record */
    record Permitted(RecordTable table, @Nullable Row row) {}

    /**
     * @param version counts savings
     * @param current version of the record now; null for a new one
     */
    record RecordDraftSaved(
            int version, Instant savedAt, @Nullable Integer current) {}

    /**
     * @param values what the actor may not enter is left out
     * @param form the form it was typed into
     * @param version the version it was based on; 0 where there was none
     * @throws Problem {@code registry.record-draft-conflict}, {@code registry.record-draft-gone} where another window
     *     saved or removed it meanwhile, {@code registry.draft-large}; as {@link #open} otherwise
     */
    @Transactional
    public RecordDraftSaved save(
            Actor actor,
            Of of,
            Map<String, @Nullable Object> values,
            int version,
            @Nullable Integer formVersion,
            @Nullable Integer base) {
        var permitted = permitted(actor, of);
        var table = permitted.table();
        var own = table.definition().form();
        if (own != null && formVersion != null) {
            forms.get(own, formVersion);
        }
        var entered = entered(table, FieldRights.of(actor, table.definition()), values);
        var saved = keep(actor, of, entered, RegistryForms.id(table), formVersion, version, base);
        var row = permitted.row();
        return new RecordDraftSaved(saved.version(), saved.savedAt(), row == null ? null : row.version());
    }

    private Draft keep(
            Actor actor,
            Of of,
            Map<String, @Nullable Object> values,
            String form,
            @Nullable Integer formVersion,
            int version,
            @Nullable Integer base) {
        var text = json.writeValueAsString(values);
        if (text.length() > LONGEST) {
            throw Problem.invalid("registry.draft-large", List.of());
        }
        var one = new Typed(of.subject(), actor.username(), personal.sealed(text), form, formVersion, base);
        return typed.save(one, version, actor.username()).orElseThrow(() -> conflict(actor, of));
    }

    private Problem conflict(Actor actor, Of of) {
        return find(actor, of)
                .map(other -> Problem.conflict("registry.record-draft-conflict", WHEN.format(other.savedAt())))
                .orElseGet(() -> Problem.conflict("registry.record-draft-gone"));
    }

    /** Of what somebody may enter; fields that the registry does not know are left for the form to judge. */
    private static Map<String, @Nullable Object> entered(
            RecordTable table, FieldRights rights, Map<String, @Nullable Object> values) {
        var entered = new LinkedHashMap<String, @Nullable Object>(values);
        table.definition().fields().stream()
                .filter(field -> !rights.sees(field) || !rights.writes(field))
                .forEach(field -> entered.remove(field.name()));
        return entered;
    }

    Map<String, @Nullable Object> values(RecordTable table, FieldRights rights, Draft draft) {
        return entered(
                table, rights, json.readValue(personal.opened(draft.typed().data()), VALUES));
    }

    /**
     * Takes it to another version of its form.
     *
     * @param kept what that still asks for
     */
    @Transactional
    public void move(Actor actor, Of of, Draft draft, Map<String, @Nullable Object> kept, FormVersion form) {
        keep(
                actor,
                of,
                kept,
                form.id(),
                form.version(),
                draft.version(),
                draft.typed().base());
    }

    Optional<Draft> find(Actor actor, Of of) {
        return typed.find(of.subject(), actor.username());
    }

    boolean isTypedInto(Actor actor, Of of, String form, int version) {
        return find(actor, of)
                .map(Draft::typed)
                .filter(one ->
                        form.equals(one.form()) && Integer.valueOf(version).equals(one.formVersion()))
                .isPresent();
    }

    /** @return false where there was none */
    boolean forget(Actor actor, Of of) {
        return typed.forget(of.subject(), actor.username());
    }

    /** What a new record's draft will be known by: what was typed as its title. */
    @Nullable
    String title(Actor actor, RecordTable table, Draft draft) {
        var rights = FieldRights.of(actor, table.definition());
        return values(table, rights, draft).get(table.definition().title()) instanceof String title && !title.isBlank()
                ? title
                : null;
    }

    /** What nobody has gone on with for long. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void expire() {
        typed.expire(List.of(ADDED, CHANGED), clock.instant().minus(keep));
    }
}
