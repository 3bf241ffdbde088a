package io.jianguan.official;

import io.jianguan.official.Vocabulary.Known;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every placeholder of a template, what it stands for, and what is wrong with it. */
final class Scan {
    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}");
    private static final Pattern CELL = Pattern.compile("\\[([^\\[\\]{}]{1,60})]");
    private static final List<String> UNSUPPORTED =
            List.of("txbxContent", "oMath", "footnoteReference", "chart", "object");

    private final Vocabulary words;
    private final Map<String, FoundPlaceholder> found = new LinkedHashMap<>();
    private final Deque<Block> blocks = new ArrayDeque<>();
    private int tables;

    private Scan(Vocabulary words) {
        this.words = words;
    }

    /**
     * @param tag as it stands in the document
     * @param zh what it stands for; null where that is not known
     * @param fault code of the message; null where it is sound
     * @param warning whether the fault keeps nothing from being published
     */
    record FoundPlaceholder(
            String tag,
            @Nullable String zh,
            @Nullable String en,
            int count,
            @Nullable String fault,
            boolean warning) {}

    private record Block(String name, Map<String, Field> scope) {}

    static List<FoundPlaceholder> of(byte[] docx, Vocabulary words) {
        var scan = new Scan(words);
        var parts = Parts.of(docx);
        parts.contents().keySet().stream()
                .filter(name -> name.matches("word/(document|header\\d*|footer\\d*)\\.xml"))
                .sorted()
                .forEach(name -> {
                    var xml = parts.xml(name);
                    if (xml != null) {
                        scan.blocks(xml.at("body").orElse(xml));
                        scan.unsupported(xml);
                        scan.end();
                    }
                });
        return new ArrayList<>(scan.found.values());
    }

    private void unsupported(Xml xml) {
        UNSUPPORTED.stream()
                .filter(kind -> xml.all(kind).findAny().isPresent())
                .forEach(kind -> add(kind, null, "unsupported-" + kind, true));
    }

    private void blocks(Xml parent) {
        for (var block : parent.children()) {
            switch (block.name()) {
                case "p" -> paragraph(text(block));
                case "tbl" -> {
                    tables++;
                    block.children("tr").forEach(this::row);
                }
                case "sdt" -> block.at("sdtContent").ifPresent(this::blocks);
                default -> {}
            }
        }
    }

    private void row(Xml row) {
        var all = row.all("p").map(Scan::text).collect(Collectors.joining("\n"));
        var list = BRACES.matcher(all)
                .results()
                .flatMap(tag -> Placeholder.parse(tag.group(1)).stream())
                .filter(tag -> tag.sign() == ' ' && tag.path().size() == 1)
                .flatMap(tag -> words.find(tag.path(), scope()).stream())
                .filter(Known::isList)
                .findFirst();
        row.children("tc").forEach(this::blocks);
        list.ifPresent(known -> CELL.matcher(all)
                .results()
                .forEach(tag -> check("[" + tag.group(1) + "]", tag.group(1), known.columns(), false)));
    }

    private static String text(Xml paragraph) {
        return paragraph.all("t").map(Xml::text).collect(Collectors.joining());
    }

    private void paragraph(String text) {
        var tags = BRACES.matcher(text);
        while (tags.find()) {
            check(tags.group(), tags.group(1), scope(), true);
        }
        var rest = BRACES.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            var at = rest.contains("{{") ? rest.indexOf("{{") : rest.indexOf("}}");
            add(
                    rest.substring(Math.max(0, at - 8), Math.min(rest.length(), at + 16))
                            .strip(),
                    null,
                    "broken",
                    false);
        }
    }

    private void check(String tag, String inside, Map<String, Field> scope, boolean mayBlock) {
        var parsed = Placeholder.parse(inside);
        if (parsed.isEmpty()
                || !mayBlock && parsed.get().sign() != ' ' && parsed.get().sign() != '@') {
            add(tag, null, "broken", false);
            return;
        }
        var placeholder = parsed.get();
        if (placeholder.sign() == '/') {
            close(tag, placeholder);
            return;
        }
        var known = words.find(placeholder.path(), scope);
        if (placeholder.sign() == '?') {
            blocks.push(new Block(placeholder.name(), known.map(Known::columns).orElse(Map.of())));
        }
        add(tag, known.orElse(null), known.isEmpty() ? "unknown" : fault(placeholder, known.get()), false);
    }

    private void close(String tag, Placeholder end) {
        if (blocks.isEmpty() || !blocks.peek().name().equals(end.name())) {
            add(tag, null, "unopened", false);
        } else {
            blocks.pop();
        }
    }

    private void end() {
        blocks.forEach(open -> add("{{?" + open.name() + "}}", null, "unclosed", false));
        blocks.clear();
    }

    private @Nullable String fault(Placeholder placeholder, Known known) {
        if (placeholder.sign() == '@') {
            return known.picture() ? null : "no-picture";
        }
        if (placeholder.sign() == '?') {
            return null;
        }
        if (known.picture()) {
            return "is-picture";
        }
        var format = placeholder.format();
        if (format == null) {
            return known.isList() && placeholder.path().size() == 1 && !inTable(placeholder) ? "list-as-text" : null;
        }
        var formatter = Formatter.of(format);
        if (formatter.isEmpty()) {
            return "no-format";
        }
        var type = known.type();
        var fits = type == null || !formatter.get().isNumber() || type.one().isNumber();
        var dated = type == null
                || !formatter.get().isDate()
                || type == io.jianguan.registry.FieldType.DATE
                || type == io.jianguan.registry.FieldType.TIMESTAMP;
        return fits && dated ? null : "wrong-format";
    }

    /** A list that stands by itself repeats the row of the table it is in. */
    private boolean inTable(Placeholder placeholder) {
        return tables > 0 && words.lists().contains(placeholder.name());
    }

    private Map<String, Field> scope() {
        var scope = new LinkedHashMap<String, Field>();
        blocks.descendingIterator().forEachRemaining(block -> scope.putAll(block.scope()));
        return scope;
    }

    private void add(String tag, @Nullable Known known, @Nullable String fault, boolean warning) {
        found.merge(
                tag + " " + fault,
                new FoundPlaceholder(
                        tag, known == null ? null : known.zh(), known == null ? null : known.en(), 1, fault, warning),
                (one, other) -> new FoundPlaceholder(one.tag(), one.zh(), one.en(), one.count() + 1, fault, warning));
    }
}
