package io.jianguan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxRowsTest {
    @TempDir
    Path folder;

    private interface Content {
        void on(Worksheet sheet);
    }

    private Path workbook(Content content) throws IOException {
        var path = folder.resolve("rows.xlsx");
        try (var out = Files.newOutputStream(path);
                var workbook = new Workbook(out, "Test", "1.0")) {
            content.on(workbook.newWorksheet("名单"));
        }
        return path;
    }

    private static List<SheetRow> read(Path path) throws IOException, SheetFault {
        var read = new ArrayList<SheetRow>();
        try (var file = SheetFile.of(path);
                var rows = file.rows(0)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
        }
        return read;
    }

    @Test
    void shouldReadEveryKindOfCell() throws Exception {
        var path = workbook(sheet -> {
            sheet.value(0, 0, "共享文字");
            sheet.inlineString(0, 1, "直接文字");
            sheet.value(0, 2, 12.5);
            sheet.value(0, 3, true);
            sheet.value(0, 4, LocalDateTime.of(2026, 3, 1, 14, 5));
            sheet.style(0, 4).format("[$-804]yyyy/m/d;@").set();
            sheet.value(0, 6, 110101199001011234L);
            sheet.value(0, 7, 0.1 + 0.2);
        });

        assertThat(read(path)).singleElement().satisfies(row -> {
            assertThat(row.number()).isEqualTo(1);
            assertThat(row.cells())
                    .startsWith(
                            "共享文字", "直接文字", new BigDecimal("12.5"), true, LocalDateTime.of(2026, 3, 1, 14, 5), null);
            assertThat(row.text(6)).hasSize(18);
            assertThat(row.text(7)).isEqualTo("0.3");
            assertThat(row.cell(99)).isNull();
        });
    }

    @Test
    void shouldGiveEveryRowOfAMergedCellItsValue() throws Exception {
        var path = workbook(sheet -> {
            sheet.value(0, 0, "名单");
            sheet.range(0, 0, 0, 2).merge();
            sheet.value(1, 0, "东区");
            sheet.range(1, 0, 3, 0).merge();
            for (int row = 1; row < 5; row++) {
                sheet.value(row, 1, "公司" + row);
            }
            sheet.value(4, 0, "西区");
        });

        assertThat(read(path)).extracting(row -> row.text(0)).containsExactly("名单", "东区", "东区", "东区", "西区");
        try (var file = SheetFile.of(path)) {
            assertThat(file.count(0)).isEqualTo(5);
            assertThat(file.sheets()).containsExactly("名单");
        }
    }

    @Test
    void shouldNeverReadWhatADocumentTypeNames() throws Exception {
        var path = folder.resolve("xxe.xlsx");
        var secret = Files.writeString(folder.resolve("secret.txt"), "geheim");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='r'><sheets><sheet name='a' r:id='1'/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='1' Type='x/worksheet' Target='sheet.xml'/></Relationships>");
            part(
                    zip,
                    "xl/sheet.xml",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM '" + secret.toUri()
                            + "'>]><worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&x;</v></c></row></sheetData></worksheet>");
        }

        assertThatThrownBy(() ->
                        assertThat(read(path)).noneMatch(row -> row.text(0).contains("geheim")))
                .isInstanceOf(SheetFault.class)
                .hasMessage("damaged");
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
