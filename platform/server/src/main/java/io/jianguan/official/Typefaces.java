package io.jianguan.official;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The typefaces of official documents: those that come with the product, and those a department puts into the folder
 * {@code typefaces} of the data folder, such as its licensed FangSong. A template's typeface is taken by its name; what
 * is not there is set in the shipped one that is nearest.
 */
@Component
class Typefaces {
    private static final Logger log = LoggerFactory.getLogger(Typefaces.class);
    static final String SONG = "song";
    static final String HEI = "hei";
    private final Path folder;
    private volatile List<Typeface> all = List.of();

    Typefaces(@Value("${jianguan.data:data}") Path data) {
        folder = data.resolve("typefaces");
    }

    /**
     * @param family how style sheets call it
     * @param names how documents call it, in lower case
     * @param postScript name within PDF files
     */
    record Typeface(String family, Set<String> names, String postScript, int weight, Path file) {}

    List<Typeface> all() {
        if (all.isEmpty()) {
            load();
        }
        return all;
    }

    /** The families to set a text in, the first that has the character counts; for style sheets. */
    String families(String... names) {
        var families = new LinkedHashSet<String>();
        for (var name : names) {
            var wanted = name.toLowerCase(Locale.ROOT);
            all().stream()
                    .filter(face -> face.names().contains(wanted))
                    .findFirst()
                    .ifPresentOrElse(
                            face -> families.add(face.family()), () -> families.add(isPlain(wanted) ? HEI : SONG));
        }
        families.add(SONG);
        // what the chosen ones lack, rare characters of names, any other may have
        all().forEach(face -> families.add(face.family()));
        return families.stream().map(family -> "'" + family + "'").collect(Collectors.joining(","));
    }

    /** Characters of a text that no typeface has: a paper must not show something else in their place. */
    Set<String> missing(String text) {
        var wanted = text.codePoints()
                .filter(character -> !Character.isWhitespace(character) && !Character.isISOControl(character))
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var face : all()) {
            try (var font = open(face.file())) {
                var names = font.getUnicodeCmapLookup();
                wanted.removeIf(character -> names.getGlyphId(character) != 0);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
        return wanted.stream().map(Character::toString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Optional<Typeface> byPostScript(String name) {
        var plain = name.replaceFirst("^[A-Z]{6}\\+", "");
        return all().stream().filter(face -> face.postScript().equals(plain)).findFirst();
    }

    private static boolean isPlain(String name) {
        return name.matches(".*(黑|hei|gothic|arial|sans|calibri|helvetica|等线|dengxian|雅).*");
    }

    private synchronized void load() {
        if (!all.isEmpty()) {
            return;
        }
        var found = new ArrayList<Typeface>();
        try {
            var shipped = Files.createDirectories(folder.resolve("shipped"));
            for (var resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:typefaces/**/*.ttf")) {
                var file = shipped.resolve(String.valueOf(resource.getFilename()));
                if (!Files.exists(file) || Files.size(file) != resource.contentLength()) {
                    var part = Files.createTempFile(shipped, "typeface", ".part");
                    try (var content = resource.getInputStream()) {
                        Files.copy(content, part, StandardCopyOption.REPLACE_EXISTING);
                    }
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
                read(file, file.getFileName().toString().contains("Serif") ? SONG : HEI)
                        .ifPresent(found::add);
            }
            try (var own = Files.list(folder)) {
                own.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".ttf"))
                        .sorted()
                        .forEach(file -> read(file, "own" + found.size()).ifPresent(found::add));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("typefaces cannot be read below " + folder, failed);
        }
        all = List.copyOf(found);
    }

    private static Optional<Typeface> read(Path file, String family) {
        try (var font = open(file)) {
            var names = font.getNaming().getNameRecords().stream()
                    .filter(record -> record.getNameId() == 1 || record.getNameId() == 4)
                    .map(record -> record.getString())
                    .filter(text -> text != null)
                    .map(text -> text.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            var weight =
                    font.getOS2Windows() == null ? 400 : font.getOS2Windows().getWeightClass();
            return Optional.of(new Typeface(family, names, font.getName(), weight, file));
        } catch (IOException | RuntimeException damaged) {
            log.warn("The typeface {} cannot be used: {}", file, damaged.toString());
            return Optional.empty();
        }
    }

    static TrueTypeFont open(Path file) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBufferedFile(file.toFile()));
    }
}
