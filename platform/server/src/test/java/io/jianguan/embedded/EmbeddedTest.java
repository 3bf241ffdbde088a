package io.jianguan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedTest {
    private final Path folder = TestData.fresh();

    @Test
    void shouldGoOnAfterAServerWasKilled() throws Exception {
        var killed = server();
        var children = List.of(TestData.broker(folder), TestData.database(folder));
        assertThatThrownBy(
                        () -> DataFolder.open(folder, TestData.settings(folder).minimumFree()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(String.valueOf(killed.pid()));

        killed.destroyForcibly().waitFor();
        assertThat(children).allMatch(ProcessHandle::isAlive);
        var embedded = Embedded.on(TestData.settings(folder));

        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(rows(embedded.properties())).isOne();
        embedded.stop();
    }

    @Test
    void shouldGoOnAfterServerAndDatabaseWereKilledTogether() throws Exception {
        var killed = server();
        TestData.database(folder).destroyForcibly();
        killed.destroyForcibly().waitFor();

        var embedded = Embedded.on(TestData.settings(folder));
        assertThat(rows(embedded.properties())).isOne();
        embedded.stop();
    }

    @Test
    void shouldEndItsChildrenInOrderAndKeepTheData() throws Exception {
        var server = server();
        var children = List.of(TestData.broker(folder), TestData.database(folder));
        server.destroy();
        assertThat(server.waitFor(Duration.ofSeconds(40))).isTrue();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(folder.resolve("database/cluster/postmaster.pid")).doesNotExist();

        // A number that belongs to somebody else by now, as after a reboot.
        Files.writeString(
                folder.resolve("database/cluster/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("database/cluster") + "\n");
        var embedded = Embedded.on(TestData.settings(folder));
        assertThat(rows(embedded.properties())).isOne();
        embedded.stop();
    }

    @Test
    void shouldSayThatTheDistributionIsMissing() {
        var settings = TestData.settings(folder);
        var without = new EmbeddedSettings(
                folder, null, settings.postgresHome(), settings.brokerOptions(), 1, settings.minimumFree());

        assertThatThrownBy(() -> Embedded.on(without))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("jianguan.broker.home");
    }

    private Process server() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx128m",
                        "-Djianguan.broker.home=" + System.getProperty("jianguan.broker.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        var said = process.inputReader();
        for (var line = said.readLine(); line != null && !line.equals("up"); ) {
            line = said.readLine();
        }
        await().until(() -> !Leftovers.find("-Djianguan.data=" + folder).isEmpty());
        return process;
    }

    private static long rows(Map<String, Object> settings) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        String.valueOf(settings.get("spring.datasource.url")),
                        String.valueOf(settings.get("spring.datasource.username")),
                        String.valueOf(settings.get("spring.datasource.password")));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
