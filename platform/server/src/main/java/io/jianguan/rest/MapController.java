package io.jianguan.rest;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The map that positions are shown on. */
@RestController
@RequestMapping("/api/map")
class MapController {
    private final MapSettings settings;

    MapController(MapSettings settings) {
        this.settings = settings;
    }

    /** As {@link MapSettings}. @param outline whether there is one */
    record MapView(
            List<String> tiles,
            List<String> hosts,
            String attribution,
            int maxZoom,
            String centre,
            int zoom,
            boolean outline) {}

    @GetMapping
    MapView map() {
        return new MapView(
                settings.tiles(),
                settings.hosts(),
                settings.attribution(),
                settings.maxZoom(),
                settings.centre(),
                settings.zoom(),
                settings.outline() != null);
    }

    /** GeoJSON. @throws Problem {@code map.no-outline} */
    @GetMapping("/outline")
    ResponseEntity<Resource> outline() {
        var file = settings.outline();
        if (file == null) {
            throw new Problem(HttpStatus.NOT_FOUND, "map.no-outline");
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/geo+json"))
                .body(new FileSystemResource(file));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MapSettings.class)
    static class Enabled {}
}
