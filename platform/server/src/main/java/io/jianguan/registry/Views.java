package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.Registries.Published;
import io.jianguan.rest.Problem;
import java.util.Map;
import java.util.Objects;
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

    Views(DefinitionStore store, TableMaker tables, AuditLog audit, Words words, TransactionTemplate transaction) {
        this.store = store;
        this.tables = tables;
        this.audit = audit;
        this.words = words;
        this.transaction = transaction;
    }

    /**
     * Publishes a view after its registry, with the indexes that its order needs. Call it outside a transaction.
     *
     * @throws Problem {@code registry.definition} with every fault and its path
     */
    public Published publish(String yaml) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A view is published outside a transaction");
        }
        var faults = Faults.ofDefinition(words);
        var source = Source.of(yaml, faults);
        var registries = store.registries();
        var view = ViewReader.read(source, name -> {
            var table = registries.get(name);
            if (table == null) {
                source.fault("registry", "no-registry", name);
            }
            return table == null ? null : table.definition();
        });
        faults.raise("registry.definition", view.view());
        var registry = Objects.requireNonNull(registries.get(view.registry())).definition();
        tables.index(view.registry(), RecordIndex.of(registry, view));
        return transaction.execute(status -> {
            var published = store.saveView(view.view(), yaml, source.canonical());
            if (published.changed()) {
                audit.record(null, "view.published", "view:" + view.view(), Map.of("version", published.version()));
            }
            return published;
        });
    }

    /** @throws Problem {@code registry.view-unknown} */
    ViewDefinition get(String view) {
        var found = store.views().get(view);
        if (found == null) {
            throw Problem.notFound("registry.view-unknown", view);
        }
        return found;
    }
}
