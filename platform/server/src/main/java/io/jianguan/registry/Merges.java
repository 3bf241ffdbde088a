package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one record of two that mean the same. The one that stays takes what is chosen of the other; whatever referred
 * to the other refers to it; the other goes to the bin and says where it went. All in one transaction, and taken back in
 * one as long as nobody has changed any of it.
 */
@Component
class Merges {
    static final int MOST_REFERENCES = 2000;
    private final Registries registries;
    private final RecordReading reading;
    private final RecordStore store;
    private final RecordWriting writing;
    private final RecordDeeds deeds;
    private final References references;
    private final MergeStore merges;
    private final IntakeUndo undoing;
    private final List<RecordUse> uses;
    private final Words words;

    Merges(
            Registries registries,
            RecordReading reading,
            RecordStore store,
            RecordWriting writing,
            RecordDeeds deeds,
            References references,
            MergeStore merges,
            IntakeUndo undoing,
            List<RecordUse> uses,
            Words words) {
        this.registries = registries;
        this.reading = reading;
        this.store = store;
        this.writing = writing;
        this.deeds = deeds;
        this.references = references;
        this.merges = merges;
        this.undoing = undoing;
        this.uses = uses;
        this.words = words;
    }

    /**
     * @param winner id of the record that stays
     * @param take fields whose value it takes from the other
     * @param reason required
     */
    record Order(
            long winner,
            int winnerVersion,
            long loser,
            int loserVersion,
            List<String> take,
            @Nullable String reason) {}

    /**
     * @return id of the merge
     * @throws Problem {@code registry.stale}, {@code registry.record-forbidden}, {@code registry.merge-same},
     *     {@code registry.merge-reason}, {@code registry.merge-busy}, {@code registry.merge-size},
     *     {@code registry.invalid}
     */
    @Transactional
    public long merge(Actor actor, String registry, Order order) {
        var table = registries.table(registry);
        if (order.winner() == order.loser()) {
            throw Problem.invalid("registry.merge-same", List.of());
        }
        if (order.reason() == null || order.reason().isBlank()) {
            throw Problem.invalid("registry.merge-reason", List.of());
        }
        var seen = locked(actor, table, order);
        var winner = Objects.requireNonNull(seen.get(order.winner()));
        var loser = Objects.requireNonNull(seen.get(order.loser()));
        RecordWriting.require(table, winner, order.winnerVersion());
        RecordWriting.require(table, loser, order.loserVersion());
        var loserTitle = RecordReading.title(table.definition(), loser);
        if (!loser.deletable()) {
            throw Problem.forbidden("registry.record-forbidden", loserTitle);
        }
        if (uses.stream().anyMatch(use -> use.busy(registry, order.loser()))) {
            throw Problem.conflict("registry.merge-busy", loserTitle);
        }
        var redirected = redirected(registry, order);
        var title = RecordReading.title(table.definition(), winner);
        var reason = order.reason().strip();
        deeds.delete(table, loser, cause(actor, words.text("registry.merge.loser", title, reason)));
        int winnerVersion =
                take(actor, table, order, redirected, words.text("registry.merge.winner", loserTitle, reason));
        long id = merges.add(actor.username(), registry, order, winnerVersion, loser.version() + 1, reason);
        var repointed = words.text("registry.merge.reference", loserTitle, title);
        redirected.forEach((place, values) -> {
            var other = registries.table(place.registry());
            writing.apply(other, place.id(), values, null, cause(actor, repointed));
            merges.reference(
                    id,
                    place.registry(),
                    place.id(),
                    reading.row(other, place.id(), false).version());
        });
        return id;
    }

    private static Cause cause(Actor actor, String reason) {
        return new Cause(actor.username(), reason);
    }

    /** In order of id, so that two merges never wait for each other in a circle. */
    private Map<Long, Row> locked(Actor actor, RecordTable table, Order order) {
        var rows = new HashMap<Long, Row>();
        for (long id : List.of(Math.min(order.winner(), order.loser()), Math.max(order.winner(), order.loser()))) {
            rows.put(id, reading.row(actor, table, id, true));
        }
        return rows;
    }

    /** A record that refers to the loser. */
    private record Referrer(String registry, long id) {}

    private Map<Referrer, Map<String, @Nullable Object>> redirected(String registry, Order order) {
        var found = new LinkedHashMap<Referrer, Map<String, @Nullable Object>>();
        for (var place : references.to(registry)) {
            var table = place.table();
            var ids = references.ids(place, order.loser(), MOST_REFERENCES + 1);
            for (var row : ids.isEmpty() ? List.<Row>of() : store.find(table, ids)) {
                boolean own =
                        table.registry().equals(registry) && (row.id() == order.winner() || row.id() == order.loser());
                if (table.registry().equals(registry) && row.id() == order.loser()) {
                    continue;
                }
                var values =
                        found.computeIfAbsent(new Referrer(table.registry(), row.id()), one -> new LinkedHashMap<>());
                var current = new HashMap<>(row.values());
                values.forEach((name, value) -> {
                    if (value != null) {
                        current.put(name, value);
                    }
                });
                values.put(
                        place.field().name(),
                        References.redirected(place, current, order.loser(), own ? null : order.winner()));
            }
            if (found.size() > MOST_REFERENCES) {
                throw Problem.conflict("registry.merge-size", MOST_REFERENCES);
            }
        }
        return found;
    }

    /** @return the winner's version then */
    private int take(
            Actor actor,
            RecordTable table,
            Order order,
            Map<Referrer, Map<String, @Nullable Object>> redirected,
            String reason) {
        var whole = reading.row(table, order.winner(), true);
        var loser = store.findDeleted(table, order.loser(), RecordStore.Sight.full(), false)
                .orElseThrow();
        var given = new LinkedHashMap<String, @Nullable Object>();
        var own = redirected.remove(new Referrer(table.registry(), order.winner()));
        if (own != null) {
            given.putAll(own);
        }
        for (var name : order.take()) {
            var field = table.definition()
                    .field(name)
                    .filter(one -> takeable(one, FieldRights.of(actor, table.definition())))
                    .orElseThrow(() -> Problem.invalid("registry.merge-field", List.of(), name));
            given.put(name, FieldValues.json(field, loser.values().get(name)));
        }
        var changed = writing.checked(table, actor, whole, given);
        deeds.update(table, whole, changed, whole.status(), cause(actor, reason));
        return reading.row(table, order.winner(), false).version();
    }

    /** Files stay with the record they were given to. */
    static boolean takeable(RegistryDefinition.Field field, FieldRights rights) {
        return rights.sees(field) && rights.writes(field) && field.type() != FieldType.FILES;
    }

    /**
     * Makes two records of it again.
     *
     * @throws Problem {@code registry.merge-unknown}, {@code registry.merge-changed} where somebody changed one of the
     *     records since
     */
    @Transactional
    public void undo(Actor actor, String registry, long id) {
        var merge = merges.open(registry, id);
        var table = registries.table(registry);
        var winner = reading.row(actor, table, merge.winner(), true);
        var title = RecordReading.title(table.definition(), winner);
        if (!winner.changeable() || !winner.deletable()) {
            throw Problem.forbidden("registry.record-forbidden", title);
        }
        var loser = store.findDeleted(table, merge.loser(), RecordStore.Sight.full(), true)
                .orElse(null);
        if (winner.version() != merge.winnerVersion() || loser == null || loser.version() != merge.loserVersion()) {
            throw Problem.conflict("registry.merge-changed", title);
        }
        var reason = words.text("registry.merge.undone", RecordReading.title(table.definition(), loser), title);
        var source = new RecordIntake.Source("merge:" + id, reason);
        var done = new LinkedHashMap<String, List<Done>>();
        if (merge.winnerChanged()) {
            done.computeIfAbsent(registry, name -> new ArrayList<>())
                    .add(new Done(0, Deed.CHANGED, merge.winner(), merge.winnerVersion()));
        }
        merges.references(id)
                .forEach(one -> done.computeIfAbsent(one.registry(), name -> new ArrayList<>())
                        .add(new Done(0, Deed.CHANGED, one.recordId(), one.version())));
        done.forEach((name, changes) -> {
            if (!undoing.undo(actor.username(), registries.table(name), changes, source)
                    .isEmpty()) {
                throw Problem.conflict("registry.merge-changed", title);
            }
        });
        deeds.revive(table, loser, cause(actor, reason));
        merges.undone(id, actor.username());
    }
}
