package io.jianguan.process;

import io.jianguan.form.FormUses;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The steps of the newest models that show a form. */
@Component
class ProcessFormUses implements FormUses {
    /** What a form is filled with beside the record's own fields; see {@link Processes#context}. */
    private static final Set<String> CONTEXT = Set.of("id", "number", "status", "owner", "title");

    private final JdbcClient jdbc;
    private final Processes processes;
    private final Registries registries;

    ProcessFormUses(JdbcClient jdbc, Processes processes, Registries registries) {
        this.jdbc = jdbc;
        this.processes = processes;
        this.registries = registries;
    }

    @Override
    public List<Use> all() {
        return jdbc
                .sql("SELECT process_id, max(version) FROM process.definition GROUP BY process_id ORDER BY process_id")
                .query((row, number) -> processes.model(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .flatMap(this::of)
                .toList();
    }

    private Stream<Use> of(Model model) {
        var registry = Optional.ofNullable(model.property("registry"))
                .filter(registries.names()::contains)
                .map(registries::get);
        if (registry.isEmpty()) {
            return Stream.of();
        }
        var names = registry.get().fields().stream().map(Field::name).collect(Collectors.toSet());
        names.addAll(CONTEXT);
        return model.elements().values().stream()
                .flatMap(node -> Stream.ofNullable(node.form())
                        .map(form -> new Use(
                                form,
                                model.id(),
                                model.name(),
                                model.nameOf(node.id()),
                                registry.get().registry(),
                                registry.get().label().zh(),
                                names)));
    }
}
