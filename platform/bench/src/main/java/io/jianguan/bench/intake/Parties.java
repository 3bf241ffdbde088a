package io.jianguan.bench.intake;

import io.jianguan.registry.SocialCreditCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Rows in the shape of the product's subjects, in a registry of their own and in a table just like it. */
final class Parties {
    static final String REGISTRY = "bench_party";
    static final String DEFINITION = """
            registry: bench_party
            label: {zh: 导入对象, en: Party}
            title: object_name
            fields:
              - {name: object_name, type: text, label: {zh: 名称, en: Name}, required: true, max: 200, search: true}
              - {name: cert_no, type: text, label: {zh: 统一社会信用代码, en: Code}, required: true, unique: true, search: true, max: 18, check: social-credit-code}
              - {name: region_code, type: code, codes: region, label: {zh: 区域, en: Region}, required: true}
              - {name: industry_code, type: code, codes: industry, label: {zh: 行业, en: Industry}, required: true}
              - {name: reg_address, type: text, label: {zh: 住所, en: Address}, max: 300}
              - {name: legal_rep, type: text, label: {zh: 法定代表人, en: Representative}, max: 60}
              - {name: establish_date, type: date, label: {zh: 成立日期, en: Established}}
              - {name: reg_capital_amt, type: money, label: {zh: 注册资本, en: Capital}, minimum: 0}
            indexes:
              - [object_name]
              - [region_code, industry_code]
            rights:
              - {role: bench-player, scope: all, actions: [read, create, change]}
            """;

    private final DataSource database;
    private final int count;

    Parties(DataSource database, int count) {
        this.database = database;
        this.count = count;
    }

    /** As a department would send it: labels for codes, dates as people write them. */
    Path csv(Path folder) throws IOException {
        var file = Files.createTempFile(folder, "parties", ".csv");
        try (var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("名称,统一社会信用代码,区域,行业,住所,法定代表人,成立日期,注册资本\n");
            for (int i = 0; i < count; i++) {
                var day = LocalDate.of(2000, 1, 1).plusDays(i % 9000);
                out.write("示例市第%d号有限公司,%s,110101,糕点、面包制造,示例区示例街道%d号,姓名%d,%d年%d月%d日,%d.50\n"
                        .formatted(
                                i,
                                SocialCreditCode.of("91110101", "", 1_000_000L + i),
                                i % 977,
                                i % 5000,
                                day.getYear(),
                                day.getMonthValue(),
                                day.getDayOfMonth(),
                                i % 100_000));
            }
        }
        return file;
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    private <T> T on(Work<T> work) throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            return work.with(connection);
        }
    }

    /** A table with the same columns and indexes. */
    void twin() throws SQLException, IOException {
        on(connection -> execute(
                connection,
                "CREATE SCHEMA IF NOT EXISTS bench",
                "CREATE TABLE bench.party (LIKE data.bench_party INCLUDING ALL)"));
    }

    private static boolean execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
            return true;
        }
    }

    void empty(String table) throws SQLException, IOException {
        on(connection -> execute(connection, "TRUNCATE " + table, "VACUUM (ANALYZE) " + table, "CHECKPOINT"));
    }

    void copyOut(Path file) throws SQLException, IOException {
        on(connection -> {
            try (var out = Files.newOutputStream(file)) {
                return connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut("COPY data.bench_party TO STDOUT", out);
            }
        });
    }

    /** What the database alone takes for the same rows. */
    Duration copyIn(Path file) throws SQLException, IOException {
        long start = System.nanoTime();
        on(connection -> {
            try (var in = Files.newInputStream(file)) {
                return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY bench.party FROM STDIN", in);
            }
        });
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What both tables have to agree on. */
    String state(String table) throws SQLException, IOException {
        return on(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(
                            "SELECT count(*) || ' ' || sum(hashtext(cert_no || establish_date || reg_capital_amt)::bigint) FROM "
                                    + table)) {
                row.next();
                return row.getString(1);
            }
        });
    }

    /** Of how many of the records it is known who made them, of which row. */
    long histories() throws SQLException, IOException {
        return on(connection -> {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery("""
                            SELECT sum(last_id - first_id + 1) FROM registry.creation
                            WHERE registry = 'bench_party' AND first_id >= (SELECT min(id) FROM data.bench_party)
                            """)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
