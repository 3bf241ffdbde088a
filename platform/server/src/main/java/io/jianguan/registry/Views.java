package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.identity.Actor;
import io.jianguan.identity.Label;
import io.jianguan.registry.Registries.Published;
import io.jianguan.rest.Page.Count;
import io.jianguan.rest.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes and finds views: saved lists over a registry. */
@Component
public class Views {
    private final DefinitionStore store;
    private final TableMaker tables;
    private final AuditLog audit;
    private final Words words;
    private final TransactionTemplate transaction;
    private final Access access;
    private final Listing listing;
    private final Formulas formulas;

    Views(
            DefinitionStore store,
            TableMaker tables,
            Access access,
            Listing listing,
            AuditLog audit,
            Words words,
            TransactionTemplate transaction,
            Formulas formulas) {
        this.store = store;
        this.tables = tables;
        this.access = access;
        this.listing = listing;
        this.audit = audit;
        this.words = words;
        this.transaction = transaction;
        this.formulas = formulas;
    }

    /**
     * Publishes a view of an application after its registry, with the indexes that its order needs. What somebody
     * published since then stays. Call it outside a transaction.
     *
     * @throws Problem {@code registry.definition} with every fault and its path
     */
    public Published publish(String yaml) {
        var faults = Faults.ofDefinition(words);
        var source = Source.of(yaml, faults);
        var view = read(source);
        faults.raise("registry.definition", view.view());
        return store.kept(DefinitionKind.VIEW, view.view(), source).orElseGet(() -> publish(yaml, null, Progress.NONE));
    }

    /** @param by who publishes; null: an application */
    Published publish(String yaml, @Nullable String by, Progress progress) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A view is published outside a transaction");
        }
        var faults = Faults.ofDefinition(words);
        var source = Source.of(yaml, faults);
        var view = read(source);
        faults.raise("registry.definition", view.view());
        var registry =
                Objects.requireNonNull(store.registries().get(view.registry())).definition();
        tables.index(view.registry(), RecordIndex.of(registry, view), progress);
        return transaction.execute(status -> {
            var published = store.save(DefinitionKind.VIEW, view.view(), yaml, source.canonical(), by);
            if (published.changed()) {
                audit.record(by, "view.published", "view:" + view.view(), Map.of("version", published.version()));
            }
            return published;
        });
    }

    /** Reads a view and checks it against its registry. */
    ViewDefinition read(Source source) {
        var view = ViewReader.read(source, name -> {
            var table = store.registries().get(name);
            if (table == null) {
                source.fault("registry", "no-registry", name);
            }
            return table == null ? null : table.definition();
        });
        var table = store.registries().get(view.registry());
        if (table != null) {
            formulas.check(view, table.definition(), source);
        }
        return view;
    }

    /**
     * A view as a menu names it.
     *
     * @param menu group of the menu that the view itself asks for
     */
    public record ViewSummary(
            String view,
            Label label,
            String registry,
            @Nullable Label menu) {}

    /** What the person may open, in order of name. */
    public List<ViewSummary> visible(Actor actor) {
        return store.views().values().stream()
                .filter(view -> sees(actor, view))
                .sorted(Comparator.comparing(ViewDefinition::view))
                .map(view -> new ViewSummary(view.view(), view.label(), view.registry(), view.menu()))
                .toList();
    }

    /**
     * How many rows the person sees there, counted up to 10,000.
     *
     * @throws Problem {@code registry.view-unknown}, also where the person may not see it
     */
    public Count count(Actor actor, String view) {
        return listing.count(listing.select(actor, get(actor, view), ListRequest.all()), Listing.COUNTED);
    }

    /** @throws Problem {@code registry.view-unknown}, also where the person may not see it */
    ViewDefinition get(Actor actor, String view) {
        var found = store.views().get(view);
        if (found == null || !sees(actor, found)) {
            throw Problem.notFound("registry.view-unknown", view);
        }
        return found;
    }

    private boolean sees(Actor actor, ViewDefinition view) {
        var table = store.registries().get(view.registry());
        return table != null && access.sees(actor, table.definition(), view);
    }
}
