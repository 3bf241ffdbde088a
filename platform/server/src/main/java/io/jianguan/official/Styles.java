package io.jianguan.official;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks properties up as Word does: at the text itself, then along its styles, then in the document's defaults. */
final class Styles {
    private final Map<String, Xml> byId = new HashMap<>();
    private final List<Xml> defaults = new ArrayList<>();
    private @Nullable String usualParagraph;
    private @Nullable String usualTable;

    Styles(@Nullable Xml styles) {
        if (styles == null) {
            return;
        }
        styles.at("docDefaults").ifPresent(defaults::add);
        styles.children("style").forEach(style -> {
            var id = String.valueOf(style.attribute("styleId"));
            byId.put(id, style);
            if ("1".equals(style.attribute("default"))) {
                if ("paragraph".equals(style.attribute("type"))) {
                    usualParagraph = id;
                } else if ("table".equals(style.attribute("type"))) {
                    usualTable = id;
                }
            }
        });
    }

    /** Property elements that say something about a paragraph, the nearest first. */
    List<Xml> paragraph(Xml paragraph) {
        var style = Objects.requireNonNullElse(paragraph.value("pPr/pStyle"), String.valueOf(usualParagraph));
        var found = new ArrayList<Xml>();
        paragraph.at("pPr").ifPresent(found::add);
        chain(style).flatMap(one -> one.at("pPr").stream()).forEach(found::add);
        defaults.stream().flatMap(one -> one.at("pPrDefault/pPr").stream()).forEach(found::add);
        return found;
    }

    /** Property elements that say something about a run of a paragraph, the nearest first. */
    List<Xml> run(Xml paragraph, @Nullable Xml run) {
        var found = new ArrayList<Xml>();
        if (run != null) {
            run.at("rPr").ifPresent(found::add);
            var style = run.value("rPr/rStyle");
            if (style != null) {
                chain(style).flatMap(one -> one.at("rPr").stream()).forEach(found::add);
            }
        } else {
            // the paragraph's mark: it makes the height of an empty line
            paragraph.at("pPr/rPr").ifPresent(found::add);
        }
        var style = Objects.requireNonNullElse(paragraph.value("pPr/pStyle"), String.valueOf(usualParagraph));
        chain(style).flatMap(one -> one.at("rPr").stream()).forEach(found::add);
        defaults.stream().flatMap(one -> one.at("rPrDefault/rPr").stream()).forEach(found::add);
        return found;
    }

    List<Xml> table(Xml table) {
        var style = Objects.requireNonNullElse(table.value("tblPr/tblStyle"), String.valueOf(usualTable));
        return Stream.concat(table.at("tblPr").stream(), chain(style).flatMap(one -> one.at("tblPr").stream()))
                .toList();
    }

    private Stream<Xml> chain(String id) {
        var chain = new ArrayList<Xml>();
        var seen = new HashSet<String>();
        for (var next = id; next != null && seen.add(next); ) {
            var style = byId.get(next);
            if (style == null) {
                break;
            }
            chain.add(style);
            next = style.value("basedOn");
        }
        return chain.stream();
    }

    /** The first that says it. */
    static Optional<Xml> first(List<Xml> properties, String path) {
        return properties.stream().flatMap(one -> one.at(path).stream()).findFirst();
    }

    static @Nullable String attribute(List<Xml> properties, String path, String name) {
        return properties.stream()
                .flatMap(one -> one.at(path).stream())
                .map(one -> one.attribute(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** A switch such as {@code b}: there without a value, it is on. */
    static boolean on(List<Xml> properties, String name) {
        return first(properties, name)
                .map(one -> !List.of("0", "false", "off", "none")
                        .contains(Objects.requireNonNullElse(one.attribute("val"), "1")))
                .orElse(false);
    }
}
