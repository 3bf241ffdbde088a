package io.jianguan.registry;

import io.jianguan.registry.Panorama.Appearance;
import io.jianguan.registry.Panorama.Flag;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a definition that are about pages on which everything known stands together. */
final class PanoramaReader {
    private static final String DEFAULT_TONE = "near";

    private PanoramaReader() {}

    static @Nullable Panorama panorama(Source source) {
        return source.part("panorama")
                .map(part -> {
                    part.only("facts", "tags", "until");
                    return new Panorama(
                            part.texts("facts"), part.parts("tags", PanoramaReader::tag), part.text("until"));
                })
                .orElse(null);
    }

    private static Panorama.PanoramaTag tag(Source source) {
        source.only("field", "tones");
        Map<String, String> tones = new TreeMap<>();
        source.part("tones")
                .ifPresent(part -> part.keys()
                        .forEach(code -> tones.put(
                                code, RegistryReader.choice(part, code, DEFAULT_TONE, RegistryReader.TONES))));
        return new Panorama.PanoramaTag(source.requiredText("field"), Map.copyOf(tones));
    }

    static Appearance appearance(Source source) {
        source.only(
                "on", "by", "key", "label", "at", "columns", "total", "people", "order", "quiet", "load", "open",
                "flag");
        var order = source.number("order");
        return new Appearance(
                source.identifier("on"),
                source.requiredText("by"),
                source.text("key"),
                source.label("label"),
                source.requiredText("at"),
                source.texts("columns"),
                source.text("total"),
                source.text("people"),
                order == null ? 1000 : order.intValue(),
                source.flag("quiet"),
                source.flag("load"),
                source.texts("open"),
                source.part("flag").map(PanoramaReader::flag).orElse(null));
    }

    private static Flag flag(Source source) {
        source.only("label", "tone", "open");
        return new Flag(
                source.label("label"),
                RegistryReader.choice(source, "tone", DEFAULT_TONE, RegistryReader.TONES),
                source.text("open"));
    }

    /** What they name has to be there, and of a kind that can stand there. */
    static void find(RegistryDefinition definition, Source source) {
        var panorama = definition.panorama();
        if (panorama != null) {
            each(panorama.facts(), (at, name) -> known(definition, source, "panorama.facts" + at, name, any -> true));
            for (int i = 0; i < panorama.tags().size(); i++) {
                known(
                        definition,
                        source,
                        "panorama.tags[" + i + "].field",
                        panorama.tags().get(i).field(),
                        field -> field.type().one() == FieldType.CODE);
            }
            known(definition, source, "panorama.until", panorama.until(), field -> field.type() == FieldType.DATE);
        }
        for (int i = 0; i < definition.appears().size(); i++) {
            appearance(
                    definition,
                    source,
                    "appears[" + i + "].",
                    definition.appears().get(i));
        }
    }

    private static void appearance(RegistryDefinition definition, Source source, String at, Appearance one) {
        known(
                definition,
                source,
                at + "by",
                one.by(),
                field -> one.key() != null
                        ? !field.personal() && field.type() != FieldType.TABLE
                        : field.type().one() == FieldType.REFERENCE && one.on().equals(field.registry()));
        known(
                definition,
                source,
                at + "at",
                one.at(),
                field -> field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP);
        each(
                one.columns(),
                (place, name) -> known(
                        definition,
                        source,
                        at + "columns" + place,
                        name,
                        field -> field.type() != FieldType.TABLE && field.type() != FieldType.POINT));
        known(
                definition,
                source,
                at + "total",
                one.total(),
                field -> field.type().isNumber() && field.access().isEmpty());
        known(definition, source, at + "people", one.people(), PanoramaReader::people);
        for (int i = 0; i < one.open().size(); i++) {
            if (definition.status(one.open().get(i)).isEmpty()) {
                source.fault(at + "open[" + i + "]", "no-status", one.open().get(i));
            }
        }
        if (one.flag() != null) {
            known(
                    definition,
                    source,
                    at + "flag.open",
                    one.flag().open(),
                    field -> field.type() == FieldType.DATE || field.type() == FieldType.TIMESTAMP);
        }
    }

    private static boolean people(Field field) {
        return field.access().isEmpty()
                && (field.type().one() == FieldType.REFERENCE || field.type().one() == FieldType.PERSON);
    }

    private static void known(
            RegistryDefinition definition, Source source, String at, @Nullable String name, Predicate<Field> fits) {
        if (name != null
                && !name.isEmpty()
                && definition.column(name).filter(fits).isEmpty()) {
            source.fault(at, definition.column(name).isEmpty() ? "no-field" : "not-here", Objects.requireNonNull(name));
        }
    }

    private interface Placed {
        void at(String place, String name);
    }

    private static void each(List<String> names, Placed check) {
        for (int i = 0; i < names.size(); i++) {
            check.at("[" + i + "]", names.get(i));
        }
    }
}
