package io.jianguan.sharing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jianguan.registry.Registries;
import io.jianguan.registry.SliceGroups;
import io.jianguan.registry.SliceGroups.Group;
import io.jianguan.registry.SliceRows;
import io.jianguan.registry.SliceRows.SliceRow;
import io.jianguan.registry.SliceRows.Wanted;
import io.jianguan.rest.Page;
import io.jianguan.sharing.Feed.Change;
import io.jianguan.sharing.ServiceDefinition.SharedField;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** What a service answers, in the names it has outside. */
@Component
class SharedAnswers {
    private final SliceRows rows;
    private final SliceGroups groups;
    private final Registries registries;

    SharedAnswers(SliceRows rows, SliceGroups groups, Registries registries) {
        this.rows = rows;
        this.groups = groups;
        this.registries = registries;
    }

    /**
     * A record, with the fields that exchange between authorities asks for.
     *
     * @param id names the record for ever
     * @param time when it last changed
     * @param source code of the organisation that owns it
     */
    record SharedRecord(
            @JsonProperty("cd_id") String id,
            @JsonProperty("cd_time") OffsetDateTime time,
            @JsonProperty("cd_source") String source,
            Map<String, @Nullable Object> data,
            Map<String, Object> labels) {}

    /**
     * @param batch day and number of what was handed on together: YYYYMMDD and five digits
     * @param operation I: new to the service; U: changed; D: gone from it
     * @param data null where it is gone
     */
    record SharedChange(
            @JsonProperty("cd_id") String id,
            @JsonProperty("cd_time") OffsetDateTime time,
            @JsonProperty("cd_source") String source,
            @JsonProperty("cd_batch") String batch,
            @JsonProperty("cd_operation") String operation,
            @Nullable Map<String, @Nullable Object> data,
            @Nullable Map<String, Object> labels) {}

    /** @param by values and labels of the dimensions, by name outside */
    record SharedGroup(
            Map<String, @Nullable String> by,
            Map<String, @Nullable String> labels,
            long count,
            Map<String, @Nullable BigDecimal> sums) {}

    record SharedGroups(List<SharedGroup> groups, boolean cut) {}

    Question question(ServiceDefinition service, MultiValueMap<String, String> parameters) {
        return new Question(service, registries, parameters);
    }

    Page<SharedRecord> records(Question question, int limit) {
        var wanted = new Wanted(question.filters(), question.since(), question.text("cursor"), limit);
        var page = rows.page(question.slice(), wanted);
        return new Page<>(
                page.rows().stream().map(row -> record(question.fields(), row)).toList(), page.next(), null);
    }

    static SharedRecord record(List<SharedField> fields, SliceRow row) {
        return new SharedRecord(
                String.valueOf(row.id()),
                row.updatedAt().atZone(Feed.ZONE).toOffsetDateTime(),
                row.owner(),
                data(fields, row),
                labels(fields, row));
    }

    static SharedChange change(ServiceDefinition service, Change change) {
        var row = change.row();
        return new SharedChange(
                String.valueOf(change.recordId()),
                change.at(),
                change.source(),
                change.batch(),
                change.operation(),
                row == null ? null : data(service.fields(), row),
                row == null ? null : labels(service.fields(), row));
    }

    private static Map<String, @Nullable Object> data(List<SharedField> fields, SliceRow row) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        fields.forEach(field -> data.put(field.name(), row.values().get(field.field())));
        return data;
    }

    private static Map<String, Object> labels(List<SharedField> fields, SliceRow row) {
        var labels = new LinkedHashMap<String, Object>();
        fields.forEach(field -> {
            var label = row.labels().get(field.field());
            if (label != null) {
                labels.put(field.name(), label);
            }
        });
        return labels;
    }

    SharedGroups statistics(Question question) {
        var found = groups.of(
                question.slice(),
                question.filters(),
                question.dimensions(),
                question.sums().stream().map(SharedField::field).toList());
        return groups(question, found);
    }

    SharedGroups groups(Question question, SliceGroups.Groups found) {
        var names = question.dimensions().stream()
                .map(dimension -> question.service().fields().stream()
                        .filter(field -> field.field().equals(dimension.field()))
                        .findFirst()
                        .orElseThrow()
                        .name())
                .toList();
        return new SharedGroups(
                found.groups().stream()
                        .map(group -> group(names, question.sums(), group))
                        .toList(),
                found.cut());
    }

    private static SharedGroup group(List<String> names, List<SharedField> sums, Group group) {
        var by = new LinkedHashMap<String, @Nullable String>();
        var labels = new LinkedHashMap<String, @Nullable String>();
        for (int n = 0; n < names.size(); n++) {
            by.put(names.get(n), group.values().get(n));
            labels.put(names.get(n), group.labels().get(n));
        }
        var totals = new LinkedHashMap<String, @Nullable BigDecimal>();
        sums.forEach(field -> totals.put(field.name(), group.sums().get(field.field())));
        return new SharedGroup(by, labels, group.count(), totals);
    }
}
