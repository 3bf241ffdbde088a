package io.jianguan.official;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.jianguan.rest.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;
import org.springframework.context.support.StaticMessageSource;

@Tag("G4.1")
class RenderingTest {
    private static final Path TEMPLATES = Path.of("../../seed-data/daily-inspection/templates");
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final Typefaces FACES = new Typefaces(Path.of("target/official"));

    @ParameterizedTest
    @ValueSource(strings = {"site-record", "rectification-order", "result-notice"})
    void shippedTemplatesSayTheSameInAllThreeForms(String name) throws IOException {
        var values = new HashMap<>(Sample.values());
        values.put("object_name", "云泽区吉祥食品有限公司");
        var docx = filled(Files.readAllBytes(TEMPLATES.resolve(name + ".docx")), values);
        var pdf = new PdfMaking(FACES).pdf(docx);
        var inPdf = text(pdf);
        assertThat(inPdf).contains("云泽区吉祥食品有限公司", "云泽区市场监督管理局").doesNotContain("{{", "}}", "#");
        try (var reader = new OFDReader(new ByteArrayInputStream(new OfdMaking(FACES).ofd(pdf)));
                var document = Loader.loadPDF(pdf)) {
            assertThat(reader.getNumberOfPages()).isEqualTo(document.getNumberOfPages());
            assertThat(bare(String.join("", new ContentExtractor(reader).extractAll())))
                    .isEqualTo(bare(inPdf));
        }
    }

    @Test
    void theSenderStandsOnThePageOfTheTextAndItsCodeCanBeScanned() throws Exception {
        var docx = filled(Files.readAllBytes(TEMPLATES.resolve("result-notice.docx")), Sample.values());
        try (var document = Loader.loadPDF(new PdfMaking(FACES).pdf(docx))) {
            var reader = new PDFTextStripper();
            reader.setSortByPosition(true);
            reader.setStartPage(document.getNumberOfPages());
            assertThat(bare(reader.getText(document))).contains("书面提出。", "2026年11月28日", "可核验本文书");
            assertThat(reader.getText(document).lines()).noneMatch(line -> line.matches("\\s*[，。；：、）].*"));
            var page = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, 150);
            var pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            var source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            assertThat(new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(new HybridBinarizer(source)),
                                    Map.of(DecodeHintType.TRY_HARDER, true))
                            .getText())
                    .isEqualTo("https://jg.example.gov.cn/verify/AbCdEfGhIjKlMnOpQrStUv");
        }
    }

    @Test
    void whatIsFilledInKeepsTheTypefacesOfTheTextAroundIt() throws IOException {
        var docx = filled(Files.readAllBytes(TEMPLATES.resolve("result-notice.docx")), Sample.values());
        var xml = java.util.Objects.requireNonNull(Parts.of(docx).xml("word/document.xml"));
        assertThat(xml.all("rFonts").map(fonts -> fonts.attribute("eastAsia"))).isSubsetOf("仿宋", "宋体", "方正小标宋简体");
        assertThat(document("甲{{object_name}}、{{uscc|slash}}乙[丙]{{"))
                .contains("甲云泽区𠮷祥食品有限公司、91990101MA0000000X乙[丙]{{");
    }

    @Test
    void valuesAreWrittenForPeople() {
        var text = document("{{rectify_due_date}}/{{onsite_penalty_amt}}/{{onsite_penalty_amt|大写}}/{{officers}}/"
                + "{{subject.legal_rep}}/{{check_result_code}}/{{check_result_code.problems|box}}/{{uscc|slash}}/"
                + "{{rectify_due_date|汉字日期}}/{{checklist.answer}}/{{subject.contact_name|slash}}");
        assertThat(text)
                .contains("2026年12月8日/1,234.50/人民币壹仟贰佰叁拾肆元伍角整/李示范、赵示范/㛃晓明/发现问题/■/"
                        + "91990101MA0000000X/二〇二六年十二月八日/合格、不合格//");
    }

    @Test
    void nothingIsEvaluated() {
        var text = document(
                "a{{T(java.lang.Runtime).getRuntime().exec('id')}}b{{object_name.class}}c{{1+1}}d{{uscc.bytes}}e");
        assertThat(text)
                .contains("a{{T(java.lang.Runtime).getRuntime().exec('id')}}bc", "d")
                .doesNotContain("uid=", "[B@");
    }

    @Test
    void conditionsFollowTheRecord() {
        assertThat(document("x{{?onsite_penalty_amt}}罚款{{onsite_penalty_amt}}{{/onsite_penalty_amt}}y"))
                .contains("x罚款1,234.50y");
        assertThat(document("x{{?urgent}}加急{{/urgent}}y")).contains("xy").doesNotContain("加急");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 人民币零元整",
        "0.05, 人民币伍分",
        "10.50, 人民币壹拾元伍角整",
        "1234.50, 人民币壹仟贰佰叁拾肆元伍角整",
        "100000.01, 人民币壹拾万元零壹分",
        "10001000, 人民币壹仟万壹仟元整",
        "100001001, 人民币壹亿零壹仟零壹元整",
        "1000000000000, 人民币壹万亿元整",
        "-3, 人民币负叁元整"
    })
    void amountsHaveCapitals(BigDecimal amount, String capitals) {
        assertThat(Capitals.of(amount)).isEqualTo(capitals);
    }

    @Test
    void charactersThatNoTypefaceHasAreFound() {
        assertThat(FACES.missing("吉𠮷")).containsExactly("𠮷");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entities", "external", "program", "bomb", "no-docx"})
    @Tag("C6")
    void hostileFilesAreRefused(String kind) {
        var file = switch (kind) {
            case "entities" ->
                docx("word/document.xml", "<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><w>&x;</w>");
            case "external" ->
                docx(
                        "word/_rels/document.xml.rels",
                        "<Relationships><Relationship Id='a' Type='http://x/relationships/image'"
                                + " Target='http://10.0.0.1/a.png' TargetMode='External'/></Relationships>");
            case "program" -> docx("word/vbaProject.bin", "x");
            case "bomb" -> docx("word/document.xml", " ".repeat(9_000_000));
            default -> "no zip".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        };
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        assertThatThrownBy(() -> new DocxGuard(messages).check(file))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().code()).isEqualTo(kind));
    }

    private static String document(String text) {
        var docx = docx(
                "word/document.xml",
                "<w:document xmlns:w=\"" + WORD + "\"><w:body><w:p><w:r><w:t>" + text
                        + "</w:t></w:r></w:p><w:sectPr/></w:body></w:document>");
        return java.util.Objects.requireNonNull(
                        Parts.of(filled(docx, Sample.values())).xml("word/document.xml"))
                .text();
    }

    private static byte[] filled(byte[] template, java.util.Map<String, @Nullable Object> values) {
        return SealAnchor.afloat(
                Filling.fill(template, Sample.facts(values), Set.of("checklist"), List.of(), 42),
                TemplateSettings.SealPlace.USUAL);
    }

    private static byte[] docx(String part, String content) {
        var parts = new HashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\""
                        + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override"
                        + " PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument"
                        + ".wordprocessingml.document.main+xml\"/></Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                        + " Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                        + "officeDocument\" Target=\"word/document.xml\"/></Relationships>");
        parts.put("word/document.xml", "<w:document xmlns:w=\"" + WORD + "\"/>");
        parts.put(part, content);
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var one : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        } catch (IOException never) {
            throw new IllegalStateException(never);
        }
        return out.toByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var reader = new PDFTextStripper();
            reader.setSortByPosition(false);
            return reader.getText(document);
        }
    }

    private static String bare(String text) {
        return text.replaceAll("[\\s\u3000\u00a0]", "");
    }
}
