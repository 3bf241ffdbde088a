package io.jianguan.official;

import io.jianguan.document.Contents;
import io.jianguan.identity.Actor;
import io.jianguan.official.Facts.Subject;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Facts from records. Of the record itself a person's document says what the person may see. Records it refers to are
 * read as the person may; where the person may not, their open fields only: a document names the enterprise it is
 * addressed to, whoever makes it.
 */
@Component
class RecordFacts {
    private static final int MOST_RECORDS = 200;
    private static final int MOST_PICTURES = 40;
    private static final long LARGEST_PICTURE = 20_000_000;
    private final Registries registries;
    private final Records records;
    private final Contents contents;

    RecordFacts(Registries registries, Records records, Contents contents) {
        this.registries = registries;
        this.records = records;
        this.contents = contents;
    }

    /** @param actor null: a process, which sees everything */
    Facts of(@Nullable Actor actor, Record record, TemplateSettings settings, Map<String, Object> own) {
        var all = new HashMap<>(own);
        put(all, "record_no", record.number());
        put(all, "status", record.labels().get("status"));
        put(all, "owner_org", record.labels().get("owner_org"));
        put(all, "created_by", record.labels().get("created_by"));
        all.put("created_at", record.createdAt().toString());
        var subject = new Subject(registries.get(record.registry()), record);
        return new Facts(subject, all, new Reading(actor, settings));
    }

    private static void put(Map<String, Object> all, String name, @Nullable Object value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private final class Reading implements Facts.Source {
        private final @Nullable Actor actor;
        private final TemplateSettings settings;
        private final Map<String, List<Subject>> read = new HashMap<>();

        Reading(@Nullable Actor actor, TemplateSettings settings) {
            this.actor = actor;
            this.settings = settings;
        }

        @Override
        public List<Subject> records(String registry, List<Long> ids) {
            return read.computeIfAbsent(registry + ids, unseen -> {
                var definition = registries.get(registry);
                return ids.stream()
                        .limit(MOST_RECORDS)
                        .map(id -> new Subject(definition, record(definition, id)))
                        .toList();
            });
        }

        private Record record(RegistryDefinition definition, long id) {
            if (actor == null) {
                return records.labelled(definition.registry(), id);
            }
            try {
                return records.get(actor, definition.registry(), id);
            } catch (Problem notForThem) {
                return open(definition, records.labelled(definition.registry(), id));
            }
        }

        @Override
        public @Nullable List<Subject> lookup(String name, Record record) {
            var lookup = settings.lookups().get(name);
            if (lookup == null) {
                return null;
            }
            var wanted = switch (record.values().get(lookup.of())) {
                case null -> List.<Object>of();
                case Collection<?> many -> List.<Object>copyOf(many);
                case Object one -> List.of(one);
            };
            if (wanted.isEmpty()) {
                return List.of();
            }
            var ids = records.find(lookup.registry(), Map.of(lookup.field(), wanted));
            return records(lookup.registry(), ids.stream().limit(MOST_RECORDS).toList());
        }

        @Override
        public List<byte[]> pictures(List<String> documents) {
            return documents.stream()
                    .limit(MOST_PICTURES)
                    .map(this::picture)
                    .filter(Objects::nonNull)
                    .toList();
        }

        private byte @Nullable [] picture(String document) {
            try (var held = actor == null ? contents.open(document) : contents.open(actor, document)) {
                return Files.size(held.path()) > LARGEST_PICTURE ? null : Files.readAllBytes(held.path());
            } catch (Unavailable away) {
                throw away;
            } catch (Problem unreadable) {
                return null;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private static Record open(RegistryDefinition definition, Record full) {
        var values = new LinkedHashMap<>(full.values());
        var labels = new LinkedHashMap<>(full.labels());
        definition.fields().stream()
                .filter(field ->
                        field.personal() || field.encrypted() || !field.access().isEmpty())
                .forEach(field -> {
                    values.remove(field.name());
                    labels.remove(field.name());
                });
        return new Record(
                full.registry(),
                full.id(),
                full.version(),
                full.number(),
                full.title(),
                full.status(),
                full.owner(),
                values,
                labels,
                full.createdAt(),
                full.updatedAt());
    }
}
