package io.jianguan.draw;

import io.jianguan.registry.Records;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A result for people, and for the record's table: those to whom somebody can go, with the names of that day. */
@Component
class DrawnList {
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Records records;
    private final JsonMapper json;

    DrawnList(JdbcClient jdbc, Records records, JsonMapper json) {
        this.jdbc = jdbc;
        this.records = records;
        this.json = json;
    }

    private record Kept(
            @Nullable String rows,
            @Nullable String result,
            String officers,
            String subjectRegistry,
            @Nullable String officerRegistry) {}

    /** Made once; empty while it is not drawn. */
    @Transactional
    List<Map<String, Object>> of(UUID id) {
        var kept = jdbc.sql("""
                SELECT result, result_text, officer_text, subject_registry,
                    rules::jsonb -> 'officers' ->> 'registry' AS officer_registry
                FROM draw.draw WHERE id = ?
                """)
                .param(id)
                .query((row, n) -> new Kept(
                        row.getString("result"),
                        row.getString("result_text"),
                        row.getString("officer_text"),
                        row.getString("subject_registry"),
                        row.getString("officer_registry")))
                .single();
        if (kept.rows != null) {
            return json.readValue(kept.rows, ROWS);
        }
        if (kept.result == null) {
            return List.of();
        }
        var rows = rows(kept, kept.result);
        jdbc.sql("UPDATE draw.draw SET result = ?::jsonb WHERE id = ?")
                .params(json.writeValueAsString(rows), id)
                .update();
        return rows;
    }

    private record Lot(long subject, List<Long> officers) {
        static Lot of(String line) {
            int tab = line.indexOf('\t');
            return new Lot(
                    Long.parseLong(line, 0, tab, 10),
                    Arrays.stream(line.substring(tab + 1).split(","))
                            .filter(officer -> !officer.isEmpty())
                            .map(Long::valueOf)
                            .toList());
        }
    }

    private List<Map<String, Object>> rows(Kept kept, String result) {
        var lots = result.lines()
                .map(Lot::of)
                .filter(lot -> !lot.officers.isEmpty())
                .toList();
        var subjects =
                byId(kept.subjectRegistry, lots.stream().map(Lot::subject).toList());
        Set<Long> drawn = new LinkedHashSet<>();
        lots.forEach(lot -> drawn.addAll(lot.officers));
        var names = byId(String.valueOf(kept.officerRegistry), List.copyOf(drawn));
        var accounts = new HashMap<Long, String>();
        Officer.parse(kept.officers).forEach(officer -> accounts.put(officer.id(), officer.account()));
        var rows = new ArrayList<Map<String, Object>>();
        for (var lot : lots) {
            var subject = subjects.get(lot.subject);
            // deleted while the draw waited: the proof still names it
            if (subject != null) {
                rows.add(row(rows.size() + 1, subject, lot, names, accounts));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(
            int no, Records.Record subject, Lot lot, Map<Long, Records.Record> names, Map<Long, String> accounts) {
        var row = new LinkedHashMap<String, Object>();
        row.put("no", no);
        row.put("subject", String.valueOf(subject.id()));
        row.put("object_name", subject.title());
        row.put("uscc", Objects.requireNonNullElse(subject.values().get("cert_no"), ""));
        var officers = lot.officers.stream()
                .map(officer -> accounts.getOrDefault(officer, ""))
                .toList();
        row.put("officers", officers);
        row.put("officer_ids", lot.officers.stream().map(String::valueOf).toList());
        var spoken = lot.officers.stream()
                .map(officer -> name(names.get(officer), accounts.getOrDefault(officer, "")))
                .toList();
        row.put("officer_names", String.join("、", spoken));
        return row;
    }

    private static String name(Records.@Nullable Record officer, String account) {
        return officer == null ? account : officer.title();
    }

    private Map<Long, Records.Record> byId(String registry, List<Long> ids) {
        var byId = new HashMap<Long, Records.Record>();
        records.get(registry, ids).forEach(record -> byId.put(record.id(), record));
        return byId;
    }
}
