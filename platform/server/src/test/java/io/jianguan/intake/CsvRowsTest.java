package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    @TempDir
    Path folder;

    private List<List<@Nullable Object>> read(byte[] bytes) throws IOException, SheetFault {
        var path = folder.resolve("rows.csv");
        Files.write(path, bytes);
        var read = new ArrayList<List<@Nullable Object>>();
        try (var file = SheetFile.of(path);
                var rows = file.rows(0)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                assertThat(row.number()).isEqualTo(read.size() + 1);
                read.add(row.cells());
            }
        }
        return read;
    }

    private List<List<@Nullable Object>> read(String text) throws IOException, SheetFault {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void shouldReadQuotesLinesAndEmptyCells() throws Exception {
        assertThat(read("名称,说明,数\r\n\"甲,公司\",\"第一行\n第二\"\"行\"\"\",\n\n5\"寸,,3"))
                .containsExactly(
                        List.of("名称", "说明", "数"),
                        Arrays.asList("甲,公司", "第一行\n第二\"行\"", null),
                        Arrays.asList((Object) null),
                        Arrays.asList("5\"寸", null, "3"));
    }

    @Test
    void shouldFindTheEncoding() throws Exception {
        var text = "名称,区域\n龘甲公司,东区\n";
        for (var charset : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"))) {
            assertThat(read(text.getBytes(charset))).contains(List.of("龘甲公司", "东区"));
        }
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)).getFirst())
                .containsExactly("名称", "区域");
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).getLast())
                .containsExactly("龘甲公司", "东区");
    }

    @Test
    void shouldFindGbkBehindManyPlainRows() throws Exception {
        var text = "name,area\n" + "plain,1\n".repeat(100_000) + "甲公司,东区\n";
        assertThat(read(text.getBytes(Charset.forName("GBK"))).getLast()).containsExactly("甲公司", "东区");
    }

    @Test
    void shouldFindTheSeparator() throws Exception {
        assertThat(read("a\tb\t\"c,d\"\n1\t2\t3")).last().isEqualTo(List.of("1", "2", "3"));
        assertThat(read("a;b;c\n1;2;3")).last().isEqualTo(List.of("1", "2", "3"));
    }

    @Test
    void shouldRefuseWhatIsNoSheet() {
        assertThatThrownBy(() -> read(new byte[] {1, 2, 0, 4})).hasMessage("no-sheet");
        assertThatThrownBy(() -> read(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1}))
                .hasMessage("old-format");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 5})).hasMessage("damaged");
    }
}
