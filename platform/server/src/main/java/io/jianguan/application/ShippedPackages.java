package io.jianguan.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The applications that come with the product. */
@Component
class ShippedPackages {
    private static final String CONTENT = "/content/";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    /** Each after those it requires. @throws IllegalStateException if one requires what is not there */
    List<Package> all() {
        var files = read();
        var packages = new TreeMap<String, Package>();
        files.forEach((path, content) -> {
            if (path.matches("seed-data/[^/]+/application\\.yaml")) {
                var manifest = manifest(path, content);
                packages.put(manifest.application(), new Package(manifest, of(manifest.application(), files)));
            }
        });
        var ordered = new LinkedHashMap<String, Package>();
        packages.values().forEach(one -> add(one, packages, ordered, new ArrayList<>()));
        return List.copyOf(ordered.values());
    }

    private static void add(Package one, Map<String, Package> all, Map<String, Package> ordered, List<String> asking) {
        if (ordered.containsKey(one.name())) {
            return;
        }
        if (asking.contains(one.name())) {
            throw new IllegalStateException("Applications require each other: " + asking);
        }
        asking.add(one.name());
        for (var required : one.manifest().requires()) {
            var other = all.get(required);
            if (other == null) {
                throw new IllegalStateException(
                        "Application " + one.name() + " requires " + required + ", which is not there");
            }
            add(other, all, ordered, asking);
        }
        ordered.put(one.name(), one);
    }

    private static Manifest manifest(String path, byte[] content) {
        var manifest = YAML.readValue(content, Manifest.class);
        if (!path.equals("seed-data/" + manifest.application() + "/application.yaml")) {
            throw new IllegalStateException(path + " names the application " + manifest.application());
        }
        return manifest;
    }

    private static SortedMap<String, byte[]> of(String application, SortedMap<String, byte[]> files) {
        var own = new TreeMap<String, byte[]>();
        files.forEach((path, content) -> {
            var parts = path.split("/", 3);
            if (parts.length == 3 && parts[1].equals(application) && !path.endsWith("README.md")) {
                own.put(path, content);
            }
        });
        return own;
    }

    private static SortedMap<String, byte[]> read() {
        try {
            var files = new TreeMap<String, byte[]>();
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:content/**/*.*")) {
                var address = file.getURL().toString();
                var path = address.substring(address.indexOf(CONTENT) + CONTENT.length());
                if (file.isReadable() && !path.endsWith("/")) {
                    files.put(path, file.getContentAsByteArray());
                }
            }
            return files;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
