package io.jianguan.sharing;

import io.jianguan.registry.Registries;
import io.jianguan.registry.RegistryDefinition.Field;
import io.jianguan.registry.Slice;
import io.jianguan.registry.Slice.Criterion;
import io.jianguan.registry.SliceGroups.Dimension;
import io.jianguan.rest.Problem;
import io.jianguan.sharing.ServiceDefinition.SharedField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/** What a service is asked for, as it stands in the address; whatever the service does not offer is refused. */
record Question(ServiceDefinition service, Registries registries, MultiValueMap<String, String> parameters) {
    private static final Set<String> OWN = Set.of("cursor", "limit", "since", "fields", "after", "wait", "by", "sum");

    private static Problem unfit(String name) {
        return new Problem(HttpStatus.BAD_REQUEST, "sharing.parameter", name);
    }

    @Nullable
    String text(String name) {
        var value = parameters.getFirst(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** @return rows wanted, at most a page of the service */
    int limit() {
        return number("limit", service.pageSize(), 1, service.pageSize());
    }

    int number(String name, int usual, int least, int most) {
        var text = text(name);
        try {
            return text == null ? usual : Math.clamp(Integer.parseInt(text), least, most);
        } catch (NumberFormatException none) {
            throw unfit(name);
        }
    }

    @Nullable
    OffsetDateTime since() {
        var text = text("since");
        try {
            return text == null
                    ? null
                    : text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(Feed.ZONE).toOffsetDateTime()
                            : OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeException none) {
            throw unfit("since");
        }
    }

    /** Those of the shared fields that are wanted. */
    List<SharedField> fields() {
        var text = text("fields");
        return text == null
                ? service.fields()
                : Arrays.stream(text.split(","))
                        .map(name -> service.named(name.strip()).orElseThrow(() -> unfit("fields")))
                        .toList();
    }

    /** The slice with the wanted fields only. */
    Slice slice() {
        var whole = service.slice();
        var wanted = fields().stream().map(SharedField::field).toList();
        return new Slice(whole.registry(), whole.where(), whole.organisations(), wanted, whole.clear());
    }

    /** The slice for people: what the service may give in clear is not theirs by that. */
    Slice masked() {
        var slice = slice();
        return new Slice(slice.registry(), slice.where(), slice.organisations(), slice.fields(), Set.of());
    }

    /** Filters: {@code name=a&name=b}, {@code name.from=}, {@code name.to=}, {@code name.is=} for this very value. */
    List<Criterion> filters() {
        var criteria = new ArrayList<Criterion>();
        parameters.forEach((parameter, values) -> {
            if (!OWN.contains(parameter)) {
                int dot = parameter.indexOf('.');
                var name = dot < 0 ? parameter : parameter.substring(0, dot);
                var field = service.named(name)
                        .filter(one -> one.filter() || one.dimension() && dot >= 0)
                        .orElseThrow(() -> unfit(parameter));
                criteria.add(criterion(field, dot < 0 ? "" : parameter.substring(dot), values, parameter));
            }
        });
        return criteria;
    }

    private Criterion criterion(SharedField field, String kind, List<String> values, String parameter) {
        return switch (kind) {
            case "" -> new Criterion(field.field(), searched(field) ? "contains" : "is", values);
            case ".is" ->
                values.getFirst().isEmpty()
                        ? new Criterion(field.field(), "empty", List.of())
                        : new Criterion(field.field(), "equals", values);
            case ".from" -> new Criterion(field.field(), "from", values);
            case ".to" -> new Criterion(field.field(), "until", values);
            default -> throw unfit(parameter);
        };
    }

    private boolean searched(SharedField field) {
        return registries
                .get(service.registry())
                .field(field.field())
                .filter(Field::search)
                .isPresent();
    }

    /** {@code by=region,checked_at:year}. */
    List<Dimension> dimensions() {
        var text = text("by");
        if (text == null) {
            return List.of();
        }
        var dimensions = Arrays.stream(text.split(","))
                .map(part -> {
                    var named = part.strip().split(":", 2);
                    var field = service.named(named[0])
                            .filter(SharedField::dimension)
                            .orElseThrow(() -> unfit("by"));
                    return new Dimension(field.field(), named.length > 1 ? named[1] : null);
                })
                .toList();
        if (dimensions.size() > 3) {
            throw unfit("by");
        }
        return dimensions;
    }

    List<SharedField> sums() {
        var text = text("sum");
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(name -> service.named(name.strip())
                                .filter(SharedField::measure)
                                .orElseThrow(() -> unfit("sum")))
                        .toList();
    }
}
