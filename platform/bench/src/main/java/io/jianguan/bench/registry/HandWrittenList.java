package io.jianguan.bench.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.ListReading.Plain;
import io.jianguan.registry.RegistryDefinition.Field;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same page as a statement that somebody wrote for this list alone, with the labels people read; some ways of it.
 * What the list looks for stands in the text; who reads and where the page begins are parameters, as in any server that
 * more than one person uses.
 */
final class HandWrittenList {
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
    private static final int ROWS = 51;
    private static final int CAP = 10_001;
    private final Plain plain;
    private final List<String> organisations;
    private final Set<String> parameters;
    private final String count;
    private final Map<String, Written> written = new HashMap<>();

    HandWrittenList(Plain plain, Actor reader) {
        this.plain = plain;
        this.organisations = reader.subtree();
        this.parameters = new HashSet<>(organisations);
        parameters.add(reader.username());
        parameters.addAll(plain.cursor());
        this.count = "SELECT count(*) FROM (SELECT FROM data.\"%s\" WHERE %s LIMIT %d) c"
                .formatted(registry(), plain.where(), CAP);
    }

    record Read(List<Long> ids, long count) {}

    /** A statement with its parameters, which nobody writes anew for each page. */
    private record Written(String sql, List<String> values) {}

    /** By name. */
    Map<String, String> ways() {
        var ways = new LinkedHashMap<String, String>();
        ways.put(
                "plain",
                page("SELECT * FROM data.\"%s\" t WHERE %s %s LIMIT %d".formatted(registry(), where(), order(), ROWS)));
        // A list of several offices or statuses is read off their own indexes and merged.
        ways.put("by office", merged("unnest(" + array(organisations) + ") AS o (org)", "t.owner_org = o.org"));
        if (!plain.statuses().isEmpty()) {
            ways.put(
                    "by status",
                    merged("unnest(" + array(plain.statuses()) + ") AS s (status)", "t.status = s.status"));
            ways.put(
                    "by office and status",
                    merged(
                            "unnest(%s) AS o (org), unnest(%s) AS s (status)"
                                    .formatted(array(organisations), array(plain.statuses())),
                            "t.owner_org = o.org AND t.status = s.status"));
        }
        return ways;
    }

    private String merged(String over, String part) {
        return page(
                "SELECT p.* FROM %s CROSS JOIN LATERAL (SELECT * FROM data.\"%s\" t WHERE %s AND %s %s LIMIT %d) p %s LIMIT %d"
                        .formatted(over, registry(), where(), part, order(), ROWS, order(), ROWS));
    }

    private String page(String rows) {
        var definition = plain.definition();
        var shown = new ArrayList<>(List.of("p.id", "p.version", "p.record_no", "p.status", "p.created_at"));
        shown.add("(SELECT name FROM identity.organisation WHERE code = p.owner_org)");
        shown.add("(SELECT name FROM identity.app_user WHERE username = p.created_by)");
        for (var column : plain.columns()) {
            definition.field(column).ifPresent(field -> {
                shown.add("p.\"%s\"".formatted(column));
                var label = label(field);
                if (label != null) {
                    shown.add(label);
                }
            });
        }
        return "SELECT %s FROM (%s) p".formatted(String.join(", ", shown), rows);
    }

    private @Nullable String label(Field field) {
        var column = "p.\"" + field.name() + '"';
        return switch (field.type()) {
            case CODE ->
                "(SELECT label_zh FROM registry.code WHERE code_table = '%s' AND code = %s)"
                        .formatted(field.codes(), column);
            case CODES ->
                "ARRAY(SELECT label_zh FROM registry.code WHERE code_table = '%s' AND code = ANY (%s))"
                        .formatted(field.codes(), column);
            case PERSON -> "(SELECT name FROM identity.app_user WHERE username = %s)".formatted(column);
            case REFERENCE -> title(field, "SELECT %s", "= " + column);
            case REFERENCES -> title(field, "SELECT array_agg(%s)", "= ANY (" + column + ")");
            case ORGANISATION -> "(SELECT name FROM identity.organisation WHERE code = %s)".formatted(column);
            default -> null;
        };
    }

    private String title(Field field, String select, String which) {
        var registry = field.registry();
        var title = "coalesce(\"%s\", record_no)".formatted(plain.titles().get(registry));
        return "(%s FROM data.\"%s\" WHERE id %s)".formatted(select.formatted(title), registry, which);
    }

    private String where() {
        return plain.where() + (plain.after() == null ? "" : " AND " + plain.after());
    }

    private String order() {
        var direction = plain.descending() ? "DESC" : "ASC";
        return "ORDER BY \"%s\" %s, id %s".formatted(plain.sort(), direction, direction);
    }

    private String registry() {
        return plain.definition().registry();
    }

    private static String array(List<String> values) {
        return values.stream().collect(Collectors.joining("','", "ARRAY['", "']"));
    }

    Read read(Connection connection, String way) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var statement = prepared(connection, way);
                var row = statement.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                ids.add(row.getLong(1));
                for (int i = 2; i <= columns; i++) {
                    row.getObject(i);
                }
            }
        }
        boolean all = ids.size() < ROWS;
        long count = plain.after() != null ? 0 : all ? ids.size() : count(connection);
        return new Read(all ? ids : ids.subList(0, ROWS - 1), count);
    }

    private long count(Connection connection) throws SQLException {
        try (var statement = prepared(connection, count);
                var row = statement.executeQuery()) {
            row.next();
            return Math.min(row.getLong(1), CAP - 1);
        }
    }

    private PreparedStatement prepared(Connection connection, String text) throws SQLException {
        var one = written.computeIfAbsent(text, this::written);
        var statement = connection.prepareStatement(one.sql);
        for (int i = 0; i < one.values.size(); i++) {
            // The database knows the type from where it stands.
            statement.setObject(i + 1, one.values.get(i), Types.OTHER);
        }
        return statement;
    }

    private Written written(String text) {
        var values = new ArrayList<String>();
        var sql = LITERAL.matcher(text).replaceAll(literal -> {
            if (!parameters.contains(literal.group(1))) {
                return Matcher.quoteReplacement(literal.group());
            }
            values.add(literal.group(1));
            return "?";
        });
        return new Written(sql, values);
    }
}
