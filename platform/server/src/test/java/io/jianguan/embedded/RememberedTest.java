package io.jianguan.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedTest {
    @TempDir
    private Path folder;

    @Test
    void shouldGiveTheSamePortsAndSecretsAgain() {
        var first = remembered();
        int port = first.port("database");
        var secret = first.secret("password");
        first.save();

        assertThat(remembered().port("database")).isEqualTo(port);
        assertThat(remembered().secret("password")).isEqualTo(secret).hasSize(32);
    }

    @Test
    void shouldChooseAnotherPortWhereItsOwnIsTaken() throws IOException {
        var first = remembered();
        int port = first.port("database");
        first.save();

        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(remembered().port("database")).isNotEqualTo(taken.getLocalPort());
        }
    }

    private Remembered remembered() {
        return new Remembered(folder.resolve("remembered.properties"));
    }
}
