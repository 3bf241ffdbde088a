package io.jianguan.rest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The map of this installation. Nothing is fetched from anywhere unless it is said here.
 *
 * @param tiles addresses of its pictures with {@code {z}}, {@code {x}}, {@code {y}} and, where there are several hosts,
 *     {@code {s}}; one for each layer, the lowest first; empty: a grid is drawn
 * @param hosts what stands for {@code {s}}
 * @param attribution whose map it is, with its approval number (地图管理条例 §15)
 * @param maxZoom the nearest there are pictures for
 * @param centre longitude and latitude where a map begins that shows nothing yet; empty: the outline, or all of China
 * @param zoom how near it begins there
 * @param outline a GeoJSON file with the boundaries of the area in charge; null: none
 */
@ConfigurationProperties("jianguan.map")
public record MapSettings(
        @DefaultValue List<String> tiles,
        @DefaultValue List<String> hosts,
        @DefaultValue("") String attribution,
        @DefaultValue("18") int maxZoom,
        @DefaultValue("") String centre,
        @DefaultValue("4") int zoom,
        @Nullable Path outline) {
    private static final Pattern TILE = Pattern.compile("(https?://[\\w.{}-]+(?::\\d+)?)/[^\\s;,'\"]*");
    private static final Pattern HOST = Pattern.compile("\\w+");
    private static final Pattern POINT = Pattern.compile("-?\\d{1,3}(\\.\\d+)?,-?\\d{1,2}(\\.\\d+)?");

    public MapSettings {
        for (var tile : tiles) {
            require(
                    TILE.matcher(tile).matches()
                            && Stream.of("{z}", "{x}", "{y}").allMatch(tile::contains),
                    "tiles",
                    tile);
            require(!tile.contains("{s}") || !hosts.isEmpty(), "hosts", "none for " + tile);
        }
        hosts.forEach(host -> require(HOST.matcher(host).matches(), "hosts", host));
        require(centre.isEmpty() || POINT.matcher(centre).matches(), "centre", centre);
        require(outline == null || Files.isReadable(outline), "outline", String.valueOf(outline));
    }

    private static void require(boolean holds, String setting, String value) {
        if (!holds) {
            throw new IllegalArgumentException("jianguan.map." + setting + " is wrong: " + value);
        }
    }

    /** Where browsers may load the map's pictures from, as a content security policy names it. */
    public List<String> sources() {
        return tiles.stream()
                .map(tile -> TILE.matcher(tile).replaceFirst("$1"))
                .flatMap(source -> source.contains("{s}")
                        ? hosts.stream().map(host -> source.replace("{s}", host))
                        : Stream.of(source))
                .distinct()
                .toList();
    }
}
