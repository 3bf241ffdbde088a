package io.jianguan.registry;

import io.jianguan.form.FormUses;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The registries whose records are entered in a form of their own. */
@Component
class RegistryFormUses implements FormUses {
    private final DefinitionStore store;

    RegistryFormUses(DefinitionStore store) {
        this.store = store;
    }

    @Override
    public List<Use> all() {
        return store.registries().values().stream()
                .map(RecordTable::definition)
                .filter(definition -> definition.form() != null)
                .map(definition -> new Use(
                        Objects.requireNonNull(definition.form()),
                        null,
                        null,
                        null,
                        definition.registry(),
                        definition.label().zh(),
                        definition.fields().stream().map(Field::name).collect(Collectors.toSet())))
                .toList();
    }
}
