package io.jianguan.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DataFolderTest {
    private static final DataSize NOTHING = DataSize.ofBytes(0);

    @TempDir
    private Path parent;

    @Test
    void shouldBeMadeForItsUserOnly() throws IOException {
        try (var folder = DataFolder.open(parent.resolve("data"), NOTHING)) {
            assertThat(Files.getPosixFilePermissions(Path.of(folder.toString())))
                    .hasSize(3);
            assertThat(folder.resolve("version")).hasContent(String.valueOf(DataFolder.FORMAT));
        }
    }

    @Test
    void shouldRefuseASecondServer() {
        try (var folder = DataFolder.open(parent, NOTHING)) {
            assertThat(folder).isNotNull();
            assertThatThrownBy(() -> DataFolder.open(parent, NOTHING))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already running")
                    .hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void shouldBeFreeAgainAfterItsServerEnded() {
        DataFolder.open(parent, NOTHING).close();
        DataFolder.open(parent, NOTHING).close();
    }

    @Test
    void shouldLeaveDataOfANewerReleaseAlone() throws IOException {
        DataFolder.open(parent, NOTHING).close();
        Files.writeString(parent.resolve("version"), "2\n");

        assertThatThrownBy(() -> DataFolder.open(parent, NOTHING))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("newer release");
        assertThat(parent.resolve("version")).hasContent("2");
    }

    @Test
    void shouldLeaveAFolderThatIsNotItsOwnAlone() throws IOException {
        Files.writeString(parent.resolve("letter.txt"), "private");

        assertThatThrownBy(() -> DataFolder.open(parent, NOTHING))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("not empty");
        assertThat(parent).isDirectoryContaining("glob:**letter.txt");
        assertThat(parent.resolve("lock")).doesNotExist();
    }

    @Test
    void shouldRefuseADiskThatIsNearlyFull() {
        assertThatThrownBy(() -> DataFolder.open(parent, DataSize.ofTerabytes(1_000)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("nearly full");
    }
}
