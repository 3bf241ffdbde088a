package io.jianguan.sharing;

import io.jianguan.identity.Label;
import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Registries;
import io.jianguan.registry.Slice.Criterion;
import io.jianguan.sharing.Grants.Grant;
import io.jianguan.sharing.ServiceDefinition.SharedField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A registry of places, a service over those of one kind, and a system that uses it; each test has its own kind. */
final class Site {
    static final String REGISTRY = "shared_site";
    static final String OWNER = "yunze-market-food";
    final String kind = "k" + UUID.randomUUID().toString().substring(0, 8);
    final String service = "sites-" + kind;
    final String consumer = "shared_" + kind;
    private final Records records;

    Site(Records records) {
        this.records = records;
    }

    static void publish(Registries registries) {
        try (var yaml = Site.class.getClassLoader().getResourceAsStream("sharing/shared_site.yaml")) {
            registries.publish(new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static SharedField field(String field, String name, boolean filter, boolean dimension, boolean measure) {
        return new SharedField(field, name, false, null, filter, dimension, measure);
    }

    /** Open places of the kind; the card in clear by law, the phone masked. */
    ServiceDefinition definition() {
        return new ServiceDefinition(
                REGISTRY,
                new Label("场所" + kind, "Sites " + kind),
                new Label("", ""),
                List.of(
                        field("name", "site_name", true, false, false),
                        field("status", "state", true, true, false),
                        field("owner_phone", "phone", false, false, false),
                        new SharedField("owner_card", "card", true, "《数据安全法》第三十八条", false, false, false),
                        field("turnover", "turnover", true, false, true),
                        field("opened", "opened", true, true, false)),
                List.of(new Criterion("kind", "is", List.of(kind)), new Criterion("status", "is", List.of("open"))),
                List.of("yunze-market"),
                true,
                true,
                100);
    }

    void publish(Services services, ServiceDefinition definition) {
        services.create("he.business", service, REGISTRY, definition.label());
        services.save("he.business", service, services.get(service).draftVersion(), definition);
        services.publish("he.business", service, services.get(service).draftVersion());
    }

    Grant grant(int perMinute, long perDay) {
        return new Grant(
                consumer,
                "税务",
                service,
                Set.of(Grants.RECORDS, Grants.CHANGES, Grants.STATISTICS),
                perMinute,
                perDay,
                null);
    }

    long place(String name, @Nullable Object... values) {
        return placeOf(OWNER, name, values);
    }

    long placeOf(String owner, String name, @Nullable Object... values) {
        var all = new HashMap<String, @Nullable Object>(
                Map.of("name", name, "kind", kind, "owner_phone", "13812345678", "owner_card", "310115199001011234"));
        for (int n = 0; n < values.length; n += 2) {
            all.put(String.valueOf(values[n]), values[n + 1]);
        }
        return records.create(REGISTRY, owner, all, new Cause(null, "")).id();
    }

    void change(long id, Map<String, ?> values, @Nullable String status) {
        records.apply(REGISTRY, id, values, status, new Cause(null, ""));
    }
}
