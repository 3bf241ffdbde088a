package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes and finds the definitions of registries. */
@Component
public class Registries {
    private final DefinitionStore store;
    private final TableMaker tables;
    private final ComputedRebuild computed;
    private final EncryptionRebuild encryption;
    private final SealedDuplicates duplicates;
    private final SearchRebuild search;
    private final OwnerRebuild owners;
    private final DefinitionVersions versions;
    private final AuditLog audit;
    private final Words words;
    private final TransactionTemplate transaction;

    Registries(
            DefinitionStore store,
            TableMaker tables,
            ComputedRebuild computed,
            EncryptionRebuild encryption,
            SealedDuplicates duplicates,
            SearchRebuild search,
            OwnerRebuild owners,
            DefinitionVersions versions,
            AuditLog audit,
            Words words,
            TransactionTemplate transaction) {
        this.store = store;
        this.tables = tables;
        this.computed = computed;
        this.encryption = encryption;
        this.duplicates = duplicates;
        this.search = search;
        this.owners = owners;
        this.versions = versions;
        this.audit = audit;
        this.words = words;
        this.transaction = transaction;
    }

    /** @param version counts from 1; the same content published again keeps its version */
    public record Published(String name, int version, boolean changed) {}

    /**
     * Publishes a registry of an application: its table is made or altered while people work. What somebody published
     * since then stays; the application's own waits beside it as a draft. Call it outside a transaction, since indexes
     * are built concurrently.
     *
     * @throws Problem {@code registry.definition} with every fault and its path
     */
    public Published publish(String yaml) {
        var faults = Faults.ofDefinition(words);
        var source = Source.of(yaml, faults);
        var definition = RegistryReader.read(source);
        faults.raise("registry.definition", definition.registry());
        return store.kept(DefinitionKind.REGISTRY, definition.registry(), source)
                .orElseGet(() -> {
                    var table = store.registries().get(definition.registry());
                    return publish(yaml, null, table == null ? 0 : table.version(), Progress.NONE);
                });
    }

    /**
     * @param by who publishes; null: an application
     * @param base version of the definition that the records were written by; 0 where there is none
     */
    Published publish(String yaml, @Nullable String by, int base, Progress progress) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A registry is published outside a transaction");
        }
        var faults = Faults.ofDefinition(words);
        var source = Source.of(yaml, faults);
        var definition = RegistryReader.read(source);
        faults.raise("registry.definition", definition.registry());
        var before = base == 0 ? null : before(definition.registry(), base);
        EncryptionRebuild.refuse(before, definition, faults);
        duplicates.find(definition, faults);
        faults.raise("registry.definition", definition.registry());
        var resealed = before == null ? List.<Field>of() : EncryptionRebuild.changed(before, definition);
        // Readers by the definition before pass over tags, so what is ciphertext has them before they must be unique.
        encryption.run(definition, sealedBefore(before, resealed), progress);
        tables.align(definition, faults, progress);
        faults.raise("registry.definition", definition.registry());
        var published = save(definition, yaml, source, by);
        if (base > 0 && ComputedRebuild.needed(before, definition)) {
            computed.run(definition, progress);
        }
        if (base > 0 && OwnerRebuild.needed(before, definition)) {
            owners.run(definition, progress);
        }
        encryption.run(definition, resealed, progress);
        if (before != null && SearchRebuild.needed(before, definition)) {
            search.run(definition, progress);
        }
        return published;
    }

    private static List<Field> sealedBefore(@Nullable RegistryDefinition before, List<Field> fields) {
        return fields.stream()
                .filter(field -> before != null
                        && before.field(field.name()).filter(Field::encrypted).isPresent())
                .toList();
    }

    private RegistryDefinition before(String registry, int base) {
        var version = versions.get(DefinitionKind.REGISTRY, registry, base);
        return RegistryReader.read(Source.of(version.source(), Faults.ofDefinition(words)));
    }

    private Published save(RegistryDefinition definition, String yaml, Source source, @Nullable String by) {
        return transaction.execute(status -> {
            var published = store.save(DefinitionKind.REGISTRY, definition.registry(), yaml, source.canonical(), by);
            if (published.changed()) {
                audit.record(
                        by,
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
