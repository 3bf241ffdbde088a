package io.jianguan.registry;

import io.jianguan.registry.CodeTables.CodeKey;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What values point to, gathered so that each kind is asked for once. */
final class Lookups {

    /** One thing that has to exist, and where it was named. */
    record Place(Field field, String path, String value) {
        CodeKey code() {
            return new CodeKey(Objects.requireNonNull(field.codes()), value);
        }
    }

    final List<Place> codes = new ArrayList<>();
    final List<Place> persons = new ArrayList<>();
    final List<Place> organisations = new ArrayList<>();
    final List<Place> documents = new ArrayList<>();
    final Map<String, List<Place>> references = new LinkedHashMap<>();

    void add(Field field, String path, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case List<?> rows
            when field.type() == FieldType.TABLE -> {
                for (int i = 0; i < rows.size(); i++) {
                    var at = path + "[" + i + "].";
                    var row = (Map<?, ?>) rows.get(i);
                    field.columns().forEach(column -> add(column, at + column.name(), row.get(column.name())));
                }
            }
            case Collection<?> entries -> entries.forEach(entry -> add(field, path, entry));
            default -> one(new Place(field, path, value.toString()));
        }
    }

    private void one(Place place) {
        switch (place.field().type()) {
            case CODE, CODES -> codes.add(place);
            case PERSON, PERSONS -> persons.add(place);
            case ORGANISATION, ORGANISATIONS -> organisations.add(place);
            case FILES -> documents.add(place);
            case REFERENCE, REFERENCES ->
                references
                        .computeIfAbsent(Objects.requireNonNull(place.field().registry()), name -> new ArrayList<>())
                        .add(place);
            default -> {}
        }
    }

    void each(Consumer<Place> work) {
        codes.forEach(work);
        persons.forEach(work);
        organisations.forEach(work);
        documents.forEach(work);
        references.values().forEach(places -> places.forEach(work));
    }

    static Set<String> values(List<Place> places) {
        var values = new HashSet<String>();
        places.forEach(place -> values.add(place.value()));
        return values;
    }
}
