package io.jianguan.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server's lower half in a Java machine of its own, made to be killed: writes a row and says so. */
final class KilledServer {
    private KilledServer() {}

    public static void main(String[] folder) throws SQLException, IOException {
        var embedded = Embedded.on(TestData.settings(Path.of(folder[0])));
        Runtime.getRuntime().addShutdownHook(new Thread(embedded::stop));
        var settings = embedded.properties();
        try (var connection = DriverManager.getConnection(
                        String.valueOf(settings.get("spring.datasource.url")),
                        String.valueOf(settings.get("spring.datasource.username")),
                        String.valueOf(settings.get("spring.datasource.password")));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (line text)");
            statement.execute("INSERT INTO kept VALUES ('kept')");
        }
        System.out.println("up");
        System.in.read();
    }
}
