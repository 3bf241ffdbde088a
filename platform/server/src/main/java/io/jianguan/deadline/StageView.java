package io.jianguan.deadline;

import io.jianguan.deadline.StageOversight.Stage;
import io.jianguan.identity.Actors;
import io.jianguan.identity.Organisations;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Status;
import io.jianguan.rest.Page;
import io.jianguan.task.Overseen.Tally;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Stages of records as people see them. */
@Component
class StageView {
    private final ClockText text;
    private final Actors actors;
    private final Organisations organisations;
    private final Registries registries;
    private final Clock clock;

    StageView(ClockText text, Actors actors, Organisations organisations, Registries registries, Clock clock) {
        this.text = text;
        this.actors = actors;
        this.organisations = organisations;
        this.registries = registries;
        this.clock = clock;
    }

    record RecordRef(
            String registry,
            String id,
            @Nullable String number,
            String title,
            @Nullable String status) {}

    record Person(String username, String name) {}

    /**
     * As a task stands in the cockpit, so does a stage.
     *
     * @param name of its rule
     * @param processLabel of its registry
     * @param assignee who works on its record; null: nobody
     * @param clock {@code running, near, overdue, paused}
     */
    record StageRow(
            String id,
            String name,
            String processLabel,
            RecordRef record,
            @Nullable Person assignee,
            List<String> candidates,
            Instant createdAt,
            @Nullable Instant dueAt,
            String clock,
            String explanation,
            String organisation) {}

    Page<StageRow> of(Page<Stage> page, Locale locale) {
        var stages = page.rows();
        var offices = organisations.names(
                stages.stream().map(stage -> stage.clock().owner()).collect(Collectors.toSet()));
        var people = actors.names(
                stages.stream().map(Stage::holder).filter(Objects::nonNull).collect(Collectors.toSet()));
        return page.map(stage -> {
            var known = stage.clock();
            var registry = String.valueOf(known.registry());
            var holder = stage.holder();
            return new StageRow(
                    String.valueOf(known.id()),
                    known.rule().label() == null
                            ? status(registry, String.valueOf(known.status()), locale)
                            : ClockView.word(known.rule().label(), locale),
                    label(registry, locale),
                    new RecordRef(
                            registry, String.valueOf(known.recordId()), stage.number(), stage.title(), known.status()),
                    holder == null ? null : new Person(holder, people.getOrDefault(holder, holder)),
                    List.of(),
                    stage.since(),
                    stage.due(),
                    state(stage),
                    text.of(known.explanation(), locale),
                    offices.getOrDefault(known.owner(), known.owner()));
        });
    }

    private String state(Stage stage) {
        var now = clock.instant();
        var due = stage.due();
        if (due == null) {
            return "paused";
        }
        return due.isBefore(now) ? "overdue" : now.isBefore(stage.near()) ? "running" : "near";
    }

    /** @param tally of a registry */
    Tally ofRegistry(Tally tally, Locale locale) {
        return tally.labelled(label(tally.key(), locale));
    }

    /** @param tally of a registry and a status of it */
    Tally ofStatus(Tally tally, Locale locale) {
        var registry = tally.key().substring(0, tally.key().indexOf('/'));
        var code = tally.key().substring(registry.length() + 1);
        return tally.labelled(label(registry, locale) + " · " + status(registry, code, locale));
    }

    private String label(String registry, Locale locale) {
        return definition(registry).map(one -> one.label().in(locale)).orElse(registry);
    }

    private String status(String registry, String code, Locale locale) {
        return definition(registry)
                .flatMap(one -> one.status(code))
                .map(Status::label)
                .map(label -> label.in(locale))
                .orElse(code);
    }

    /** Clocks may outlive their registry. */
    private Optional<RegistryDefinition> definition(String registry) {
        return registries.names().contains(registry) ? Optional.of(registries.get(registry)) : Optional.empty();
    }
}
