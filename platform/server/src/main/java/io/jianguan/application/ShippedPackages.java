package io.jianguan.application;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /**
     * @param packages each after those it requires, as far as they are there
     * @param faults by application, where the manifest itself is wrong
     */
    record Found(List<Package> packages, Map<String, ApplicationFault> faults) {}

    Found all() {
        return sort(read());
    }

    /** @param files of all applications, by path */
    static Found sort(SortedMap<String, byte[]> files) {
        var packages = new TreeMap<String, Package>();
        var faults = new TreeMap<String, ApplicationFault>();
        files.forEach((path, content) -> {
            if (path.matches("seed-data/[^/]+/application\\.yaml")) {
                var name = path.split("/")[1];
                try {
                    packages.put(name, new Package(manifest(name, path, content), of(name, files)));
                } catch (ApplicationFault fault) {
                    faults.put(name, fault);
                }
            }
        });
        var ordered = new LinkedHashMap<String, Package>();
        packages.values().forEach(one -> add(one, packages, ordered, new HashSet<>()));
        return new Found(List.copyOf(ordered.values()), faults);
    }

    private static void add(Package one, Map<String, Package> all, Map<String, Package> ordered, Set<String> asking) {
        if (asking.add(one.name())) {
            one.manifest().requires().stream()
                    .map(all::get)
                    .filter(Objects::nonNull)
                    .forEach(required -> add(required, all, ordered, asking));
            ordered.putIfAbsent(one.name(), one);
        }
    }

    private static Manifest manifest(String name, String path, byte[] content) {
        var manifest = ApplicationFault.at(path, () -> YAML.readValue(content, Manifest.class));
        if (!name.equals(manifest.application())) {
            throw new ApplicationFault(
                    path, "application: '" + manifest.application() + "' in the folder '" + name + "'");
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
