package io.jianguan.registry;

import io.jianguan.audit.AuditLog;
import io.jianguan.registry.Records.Cause;
import io.jianguan.rest.Problem;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Brings many records in at once, by COPY. */
@Component
public class BulkLoad {
    private static final int CHUNK = 1 << 16;
    private static final int TOLD = 50;
    private final DataSource source;
    private final Registries registries;
    private final LoadTable loading;
    private final CodeTables codes;
    private final Existence existence;
    private final AuditLog audit;
    private final Computed computed;
    private final PersonalData personal;
    private final Words words;
    private final JsonMapper json;
    private final Clock clock;

    BulkLoad(
            DataSource source,
            Registries registries,
            LoadTable loading,
            CodeTables codes,
            Existence existence,
            AuditLog audit,
            Computed computed,
            PersonalData personal,
            Words words,
            JsonMapper json,
            Clock clock) {
        this.source = source;
        this.registries = registries;
        this.loading = loading;
        this.codes = codes;
        this.existence = existence;
        this.audit = audit;
        this.computed = computed;
        this.personal = personal;
        this.words = words;
        this.json = json;
        this.clock = clock;
    }

    /** @param skipped rows whose unique value another record has already */
    public record Loaded(long loaded, long skipped) {}

    /**
     * Loads all rows or none. The same rows again load nothing where the registry has a unique field. Rules, rights and
     * documents are not looked at, no history is written and no {@link RecordChanged} told: for seeds and migrations.
     *
     * @param owner code of the owning organisation, unless the field that names it does, or a row says
     *     {@code owner_org}; a row may also say {@code status}, {@code record_no} and {@code created_at}
     * @param rows must not use the database in this transaction, whose connection is busy; values as in records, or as texts of a spreadsheet: lists with semicolons, tables as JSON
     * @throws Problem {@code registry.load} with what is wrong with which row, counted from 1
     */
    @Transactional
    public Loaded load(
            String registry,
            String owner,
            Iterator<? extends Map<String, ? extends @Nullable Object>> rows,
            Cause cause) {
        return load(registry, owner, rows, cause, false);
    }

    /**
     * As {@link #load(String, String, Iterator, Cause)}.
     *
     * @param referred whether the records that references name are known to be there
     */
    @Transactional
    public Loaded load(
            String registry,
            String owner,
            Iterator<? extends Map<String, ? extends @Nullable Object>> rows,
            Cause cause,
            boolean referred) {
        var table = registries.table(registry);
        var faults = Faults.ofRecord(words);
        var now = OffsetDateTime.now(clock.withZone(FieldValues.ZONE));
        var loaded =
                new LoadedRows(table, owner, cause.username(), now, codes, computed, personal, json, faults, referred);
        boolean direct = loading.emptied(table);
        long read = copy(loading.copy(table, direct), rows, loaded, faults);
        existence.check(loaded.lookups(), null, faults);
        faults.raise("registry.load");
        long added = direct ? loading.indexed(table, read, now.toLocalDate()) : loading.moved(table, now.toLocalDate());
        audit.record(
                cause.username(),
                "registry.loaded",
                "registry:" + registry,
                Map.of("loaded", added, "skipped", read - added, "reason", cause.reason()));
        return new Loaded(added, read - added);
    }

    private long copy(
            String sql,
            Iterator<? extends Map<String, ? extends @Nullable Object>> rows,
            LoadedRows loaded,
            Faults faults) {
        // The connection stays referenced while COPY is open, or it could be collected under it.
        var connection = DataSourceUtils.getConnection(source);
        try {
            return write(new Copy(connection.unwrap(PGConnection.class), sql), rows, loaded, faults);
        } catch (SQLException failure) {
            throw new IllegalStateException("COPY of " + sql, failure);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    private static long write(
            Copy copy,
            Iterator<? extends Map<String, ? extends @Nullable Object>> rows,
            LoadedRows loaded,
            Faults faults)
            throws SQLException {
        boolean done = false;
        try {
            long row = 0;
            while (rows.hasNext() && faults.count() < TOLD) {
                row++;
                loaded.add(row, rows.next());
                if (loaded.text().length() > CHUNK) {
                    copy.write(loaded.text().take());
                }
            }
            copy.write(loaded.text().take());
            copy.close();
            done = true;
            return row;
        } finally {
            if (!done) {
                copy.cancel();
            }
        }
    }
}
