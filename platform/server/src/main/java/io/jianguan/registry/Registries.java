package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes and finds the definitions of registries. */
@Component
public class Registries {
    private final DefinitionStore store;
    private final TableMaker tables;
    private final SearchRebuild search;
    private final AuditLog audit;
    private final Words words;
    private final TransactionTemplate transaction;

    Registries(
            DefinitionStore store,
            TableMaker tables,
            SearchRebuild search,
            AuditLog audit,
            Words words,
            TransactionTemplate transaction) {
        this.store = store;
        this.tables = tables;
        this.search = search;
        this.audit = audit;
        this.words = words;
        this.transaction = transaction;
    }

    /** @param version counts from 1; the same content published again keeps its version */
    public record Published(String name, int version, boolean changed) {}

    /**
     * Publishes a registry: its table is made or altered while people work. Call it outside a transaction, since
     * indexes are built concurrently.
     *
     * @throws Problem {@code registry.definition} with every fault and its path
     */
    public Published publish(String yaml) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A registry is published outside a transaction");
        }
        var faults = Faults.ofDefinition(words);
        var source = Source.of(yaml, faults);
        var definition = RegistryReader.read(source);
        faults.raise("registry.definition", definition.registry());
        tables.align(definition, faults);
        faults.raise("registry.definition", definition.registry());
        var before = store.registries().get(definition.registry());
        var published = save(definition, yaml, source);
        if (before != null && SearchRebuild.needed(before.definition(), definition)) {
            search.run(definition);
        }
        return published;
    }

    private Published save(RegistryDefinition definition, String yaml, Source source) {
        return transaction.execute(status -> {
            var published = store.saveRegistry(definition.registry(), yaml, source.canonical());
            if (published.changed()) {
                audit.record(
                        null,
                        "registry.published",
                        "registry:" + definition.registry(),
                        Map.of("version", published.version()));
            }
            return published;
        });
    }

    /** @throws Problem {@code registry.unknown} */
    public RegistryDefinition get(String registry) {
        return table(registry).definition();
    }

    /** Names of all published registries, in order. */
    public List<String> names() {
        return store.registries().keySet().stream().sorted().toList();
    }

    RecordTable table(String registry) {
        var table = store.registries().get(registry);
        if (table == null) {
            throw Problem.notFound("registry.unknown", registry);
        }
        return table;
    }
}
