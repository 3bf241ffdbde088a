package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings rows of a file in, thousands at a time. Each is checked as if the person had entered it by hand, with that
 * person's rights, and leaves a history as if it had been; only what is asked of the database is asked for all of them
 * at once.
 */
@Component
public class RecordIntake {
    private final Registries registries;
    private final Access access;
    private final IntakeChecks checks;
    private final IntakeLines lines;
    private final IntakeWriting writing;
    private final IntakeUndo undoing;
    private final Numbers numbers;

    RecordIntake(
            Registries registries,
            Access access,
            IntakeChecks checks,
            IntakeLines lines,
            IntakeWriting writing,
            IntakeUndo undoing,
            Numbers numbers) {
        this.registries = registries;
        this.access = access;
        this.checks = checks;
        this.lines = lines;
        this.writing = writing;
        this.undoing = undoing;
        this.numbers = numbers;
    }

    /** What becomes of a row whose record is there already. */
    public enum Match {
        REFUSE,
        CHANGE,
        SKIP
    }

    /**
     * What a row may find its record by.
     *
     * @param fields names of those that are unique together, of the one that is, or {@code record_no}
     * @param unique no two records share it; otherwise a row may find several and is refused then
     */
    public record MatchKey(String name, List<String> fields, boolean unique) {}

    /** @param key name of the {@link MatchKey} by which a row finds its record; null: every row is a new record */
    public record Order(String registry, @Nullable String key, Match match) {}

    /**
     * A row of the file.
     *
     * @param row as people count it; rows of one session come in rising order
     * @param values by field name, as in records, with {@code record_no} and {@code status} among them; what is left out
     *     of a change stays as it is
     * @param errors what is wrong with it already; those fields are not in {@code values}
     */
    public record Given(long row, Map<String, Object> values, List<FieldError> errors) {}

    public enum Deed {
        CREATED,
        CHANGED,
        /** the record says the same already */
        SAME,
        SKIPPED,
        REFUSED
    }

    /**
     * @param recordId 0 where nothing was written
     * @param version of the record after the deed
     */
    public record Outcome(long row, Deed deed, long recordId, int version, List<FieldError> errors) {}

    /** Whose work it is, and what its history says; the reason of a row is {@code reason} with its number as {@code {row}}. */
    public record Source(String subject, String reason) {}

    /** What an earlier {@link Outcome} was, to be taken back. */
    public record Done(long row, Deed deed, long recordId, int version) {}

    /**
     * @throws Problem {@code registry.forbidden} where the person may not create, or not change what is matched;
     *     {@code registry.no-key} where the registry has no such key any more
     */
    public IntakeSession open(Actor actor, Order order) {
        var definition = allowed(actor, order).definition();
        return new IntakeSession(actor, order, key(definition, order.key()), keeps(actor, definition));
    }

    private static @Nullable IntakeKey key(RegistryDefinition definition, @Nullable String name) {
        return name == null
                ? null
                : IntakeKey.of(definition).stream()
                        .filter(key -> key.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Problem.conflict("registry.no-key", name));
    }

    /**
     * What rows of this person may find their records by: unique fields first, the record number last. Encrypted fields
     * that are not unique only where the person sees personal data in full.
     */
    public List<MatchKey> keys(Actor actor, RegistryDefinition definition) {
        var rights = FieldRights.of(actor, definition);
        return IntakeKey.of(definition).stream()
                .filter(key -> key.unique()
                        || key.fields().stream()
                                .allMatch(name ->
                                        rights.asks(definition.field(name).orElseThrow())))
                .map(key -> new MatchKey(key.name(), key.fields(), key.unique()))
                .toList();
    }

    private RecordTable allowed(Actor actor, Order order) {
        var table = registries.table(order.registry());
        access.require(actor, table.definition(), "create");
        if (order.key() != null && order.match() == Match.CHANGE) {
            access.require(actor, table.definition(), "change");
        }
        return table;
    }

    /** True where the person may create records there. */
    public boolean mayCreate(Actor actor, RegistryDefinition definition) {
        return access.holds(actor, definition, "create");
    }

    /** True where the person may change records there. */
    public boolean mayChange(Actor actor, RegistryDefinition definition) {
        return access.holds(actor, definition, "change");
    }

    /** True where new records may bring their number and status: the person may create, change and delete there. */
    public boolean keeps(Actor actor, RegistryDefinition definition) {
        return List.of("create", "change", "delete").stream()
                .allMatch(action -> access.holds(actor, definition, action));
    }

    /** Numbers that rows to come bring are given to no other record, nor to rows before them that bring none. */
    @Transactional
    public void reserve(IntakeSession session, Collection<String> recordNumbers) {
        if (session.keeper) {
            numbers.pass(registries.get(session.order.registry()), recordNumbers);
        }
    }

    /** What would become of the rows; writes nothing. */
    public List<Outcome> check(IntakeSession session, List<Given> rows) {
        var table = allowed(session.actor, session.order);
        return checks.prepare(session, table, rows, false).stream()
                .map(row -> new Outcome(row.number, row.deed(), 0, 0, row.faults.all()))
                .toList();
    }

    /** Rows that were written before the session was opened again: only what others may not repeat is remembered. */
    public void passed(IntakeSession session, List<Given> rows) {
        checks.remember(session, registries.table(session.order.registry()), rows);
    }

    /** Checks rows and writes them out, while earlier ones are still on their way; changes nothing. */
    public PreparedRows prepare(IntakeSession session, List<Given> given) {
        var table = allowed(session.actor, session.order);
        return lines.of(session.actor, table, given, checks.prepare(session, table, given, false));
    }

    /**
     * Writes the rows that are right, in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another took a unique value or changed a record
     *     meanwhile: roll back and use {@link #write(IntakeSession, List, Source)}
     */
    @Transactional
    public List<Outcome> write(IntakeSession session, PreparedRows prepared, Source source) {
        allowed(session.actor, session.order);
        writing.write(session.actor, prepared, source);
        return prepared.rows.stream().map(RecordIntake::outcome).toList();
    }

    /**
     * Checks rows once more and writes those that are right, all in the caller's transaction.
     *
     * @throws org.springframework.dao.DuplicateKeyException where another took a unique value meanwhile: roll back and
     *     try again, the row is then refused
     */
    @Transactional
    public List<Outcome> write(IntakeSession session, List<Given> given, Source source) {
        var table = allowed(session.actor, session.order);
        var rows = checks.prepare(session, table, given, true);
        return write(session, lines.of(session.actor, table, given, rows), source);
    }

    private static Outcome outcome(IntakeRow row) {
        return switch (row.deed()) {
            case CREATED -> new Outcome(row.number, Deed.CREATED, row.id, 1, List.of());
            case CHANGED -> {
                var known = Objects.requireNonNull(row.known);
                yield new Outcome(row.number, Deed.CHANGED, known.id(), known.version() + 1, List.of());
            }
            default -> new Outcome(row.number, row.deed(), 0, 0, row.faults.all());
        };
    }

    /**
     * Takes deeds back, in the caller's transaction: what was created is deleted, what was changed says again what it
     * said before, each with its history.
     *
     * @return rows whose record somebody has changed since: they stay as they are
     */
    @Transactional
    public Set<Long> undo(String username, String registry, List<Done> deeds, Source source) {
        return undoing.undo(username, registries.table(registry), deeds, source);
    }
}
