package io.jianguan.official;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.ofdrw.font.Font;

/**
 * Of a typeface only the characters that a document needs.
 *
 * @param glyphs number within the subset of characters beyond the basic plane, which its own table cannot name
 */
record OfdFont(Font font, Map<Integer, Integer> glyphs) {
    private static final List<String> TABLES = List.of(
            "head", "hhea", "loca", "maxp", "cvt ", "prep", "glyf", "hmtx", "fpgm", "name", "OS/2", "post", "cmap");

    static OfdFont of(Typefaces.Typeface face, String characters, Path folder) throws IOException {
        try (var original = Typefaces.open(face.file())) {
            var subset = new TTFSubsetter(original, TABLES);
            var names = original.getUnicodeCmapLookup();
            var rare = new HashMap<Integer, Integer>();
            characters.codePoints().distinct().forEach(character -> {
                if (Character.isBmpCodePoint(character)) {
                    subset.add(character);
                } else {
                    rare.put(character, names.getGlyphId(character));
                }
            });
            subset.addGlyphIds(new java.util.HashSet<>(rare.values()));
            var file = folder.resolve(UUID.randomUUID() + ".ttf");
            try (var out = Files.newOutputStream(file)) {
                subset.writeToStream(out);
            }
            var places = new HashMap<Integer, Integer>();
            subset.getGIDMap()
                    .forEach((inSubset, inOriginal) -> rare.forEach((character, glyph) -> {
                        if (glyph.equals(inOriginal)) {
                            places.put(character, inSubset);
                        }
                    }));
            return new OfdFont(new Font(face.postScript(), face.postScript(), file), places);
        }
    }
}
