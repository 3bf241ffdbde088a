package io.jianguan.intake;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Recognition;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What texts mean in labelled fields; asked for together, remembered for the rest of the file. */
final class Meanings {
    private static final int REMEMBERED = 200_000;
    private static final String SEPARATORS = "[;；、,，|\\n]+";
    private final Recognition recognition;
    private final Actor actor;
    private final Map<Field, Map<String, Set<String>>> known = new IdentityHashMap<>();
    private final Map<Field, Set<String>> asked = new IdentityHashMap<>();

    Meanings(Recognition recognition, Actor actor) {
        this.recognition = recognition;
        this.actor = actor;
    }

    /** Notes what will be needed. */
    void need(Field field, String text) {
        if (known.computeIfAbsent(field, one -> new HashMap<>()).containsKey(text)) {
            return;
        }
        var missing = asked.computeIfAbsent(field, one -> new HashSet<>());
        missing.add(text);
        if (field.type().many()) {
            missing.addAll(parts(text));
        }
    }

    void find() {
        asked.forEach((field, texts) -> {
            var remembered = known.computeIfAbsent(field, one -> new HashMap<>());
            if (remembered.size() > REMEMBERED) {
                remembered.clear();
            }
            var found = recognition.of(actor, field, texts);
            texts.forEach(text -> remembered.put(text, found.getOrDefault(text, Set.of())));
        });
        asked.clear();
    }

    Set<String> of(Field field, String text) {
        return known.getOrDefault(field, Map.of()).getOrDefault(text, Set.of());
    }

    /** A list as people write it; a label that holds a separator itself is one entry. */
    List<String> entries(Field field, String text) {
        return of(field, text).isEmpty() ? parts(text) : List.of(text);
    }

    private static List<String> parts(String text) {
        return List.of(text.split(SEPARATORS)).stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
