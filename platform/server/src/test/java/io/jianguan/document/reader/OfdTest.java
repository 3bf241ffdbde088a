package io.jianguan.document.reader;

import static io.jianguan.document.OfdSample.content;
import static io.jianguan.document.OfdSample.picture;
import static io.jianguan.document.OfdSample.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.document.OfdSample;
import io.jianguan.document.Samples;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ofdrw.gm.ses.v1.SES_ESPictrueInfo;
import org.ofdrw.gm.ses.v1.SES_Header;
import org.ofdrw.gm.ses.v4.CertInfoList;
import org.ofdrw.gm.ses.v4.SES_CertList;
import org.ofdrw.gm.ses.v4.SES_ESPropertyInfo;
import org.ofdrw.gm.ses.v4.SES_SealInfo;
import org.ofdrw.gm.ses.v4.SESeal;
import org.ofdrw.layout.OFDDoc;
import org.ofdrw.layout.element.Paragraph;

@Tag("C8")
class OfdTest extends WithReaders {
    private static final String BLUE =
            "<ofd:PathObject ID=\"22\" Boundary=\"0 50 50 50\" Fill=\"true\" Stroke=\"false\">"
                    + "<ofd:FillColor Value=\"0 0 255\"/><ofd:AbbreviatedData>M 0 0 L 50 0 L 50 50 L 0 50 C</ofd:AbbreviatedData>"
                    + "</ofd:PathObject>";

    @Test
    void shouldReadWordsLineByLineAndWhatTheFileSaysOfItself() throws Exception {
        var ofd = new OfdSample()
                .page(text(10, 10, "现场检查") + text(30, 10, "通知书") + text(70, 10, "第一号") + text(10, 20, "示范局"))
                .page("<ofd:PageBlock ID=\"7\">" + text(10, 10, "第二页") + "</ofd:PageBlock>")
                .bytes();

        var read = readers.read(file(ofd));

        assertThat(read.isDone()).isTrue();
        assertThat(read.type()).isEqualTo("application/ofd");
        assertThat(read.text()).isEqualTo("现场检查通知书 第一号\n示范局\n第二页");
        assertThat(read.properties())
                .containsEntry("xmpTPg:NPages", "2")
                .containsEntry("dc:title", "检查通报")
                .containsEntry("dc:creator", "示范局");
    }

    @Test
    void shouldDrawPicturesAreasAndWords() throws Exception {
        var ofd = new OfdSample()
                .part("Doc_0/Res/photo.png", coloured("png", 30, 30, Color.RED))
                .page(picture(0, 0, 50, 50) + BLUE + text(60, 60, "监管"))
                .bytes();

        var page = image(readers.draw(file(ofd), 1, 400).picture());

        assertThat(page.getWidth()).isEqualTo(400);
        assertColour(page, 0.25, 0.25, Color.RED);
        assertColour(page, 0.25, 0.75, Color.BLUE);
        assertColour(page, 0.75, 0.25, Color.WHITE);
        assertThat(dark(page, 60, 60, 10, 6)).isGreaterThan(100);
        assertThat(readers.draw(file(ofd), 2, 400).isDone()).isFalse();
    }

    @Test
    void shouldDrawAnnotationsAboveThePage() throws Exception {
        var ofd = new OfdSample()
                .part("Doc_0/Res/photo.png", coloured("png", 30, 30, Color.RED))
                .page(BLUE)
                .noted("50 50 50 50", picture(0, 0, 50, 50))
                .bytes();

        var page = image(readers.draw(file(ofd), 1, 400).picture());

        assertColour(page, 0.75, 0.75, Color.RED);
        assertColour(page, 0.25, 0.75, Color.BLUE);
        assertColour(page, 0.25, 0.25, Color.WHITE);
    }

    @Test
    void shouldDrawSealsAsInkAndSayThatTheyAreThere() throws Exception {
        var sealed = new OfdSample()
                .page(BLUE)
                .page("")
                .sealed("25 50 50 50", seal("bmp", coloured("bmp", 40, 40, Color.RED)))
                .bytes();

        var page = image(readers.draw(file(sealed), 1, 400).picture());

        assertColour(page, 0.6, 0.75, Color.RED);
        assertColour(page, 0.4, 0.75, Color.BLACK);
        assertColour(page, 0.1, 0.75, Color.BLUE);
        assertThat(readers.read(file(sealed)).properties()).containsEntry("ofd:Seals", "1");
        assertColour(image(readers.draw(file(sealed), 2, 400).picture()), 0.6, 0.75, Color.WHITE);

        var paper = new OfdSample().page(BLUE).sealed("0 50 50 50", seal("bmp", coloured("bmp", 40, 40, Color.WHITE)));
        assertColour(image(readers.draw(file(paper.bytes()), 1, 400).picture()), 0.25, 0.75, Color.BLUE);
    }

    @Test
    void shouldDrawASealThatIsASmallOfdFile() throws Exception {
        var seal = new OfdSample().page(BLUE.replace("0 0 255", "255 0 0")).bytes();
        var ofd = new OfdSample()
                .page("")
                .sealed("0 0 100 100", seal("OFD", seal))
                .bytes();

        var page = image(readers.draw(file(ofd), 1, 400).picture());

        assertColour(page, 0.25, 0.75, Color.RED);
        assertColour(page, 0.75, 0.75, Color.WHITE);
    }

    @Test
    void shouldShowAPageWhoseAnnotationsAndSignaturesAreDamaged() throws Exception {
        var ofd = new OfdSample()
                .page(text(10, 10, "通知") + BLUE)
                .noted("0 0 10 10", "")
                .sealed("0 0 10 10", new byte[0])
                .part("Doc_0/Annots/Page_0/Annotation.xml", "<broken")
                .part("Doc_0/Signs/Signatures.xml", "<broken")
                .bytes();

        assertThat(readers.read(file(ofd)).text()).isEqualTo("通知");
        assertColour(image(readers.draw(file(ofd), 1, 400).picture()), 0.25, 0.75, Color.BLUE);
    }

    @Test
    void shouldLeaveOutASealThatCannotBeRead() throws Exception {
        var bomb = new OfdSample()
                .part("bomb", new byte[17 * 1024 * 1024])
                .page("")
                .bytes();
        for (var seal :
                List.of(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1}, seal("ofd", bomb), seal("png", bomb))) {
            var ofd = new OfdSample().page(BLUE).sealed("0 50 50 50", seal).bytes();

            assertColour(image(readers.draw(file(ofd), 1, 400).picture()), 0.25, 0.75, Color.BLUE);
        }
        unharmed();
    }

    /** As a maker of seals writes it (GB/T 38540-2020). */
    private static byte[] seal(String kind, byte[] picture) throws IOException {
        var look = new SES_ESPictrueInfo()
                .setType(kind)
                .setData(picture)
                .setWidth(40)
                .setHeight(40);
        var day = new ASN1GeneralizedTime("20260101000000Z");
        var certificates = new SES_CertList(new CertInfoList().add(new DEROctetString(new byte[8])));
        var info = new SES_SealInfo()
                .setHeader(new SES_Header(SES_Header.V4, new DERIA5String("maker")))
                .setEsID("0001")
                .setProperty(new SES_ESPropertyInfo(
                        new ASN1Integer(1),
                        new DERUTF8String("示范局"),
                        SES_ESPropertyInfo.CertListType,
                        certificates,
                        day,
                        day,
                        day))
                .setPicture(look);
        return new SESeal()
                .seteSealInfo(info)
                .setCert(new DEROctetString(new byte[8]))
                .setSignAlgID(new ASN1ObjectIdentifier("1.2.156.10197.1.501"))
                .setSignedValue(new byte[64])
                .getEncoded();
    }

    @Test
    void shouldShowWhatAnotherWriterWrote() throws Exception {
        var path = folder.resolve("written.ofd");
        try (var written = new OFDDoc(path)) {
            written.add(new Paragraph("双随机抽查结果公示"));
        }

        assertThat(readers.read(path).text()).contains("双随机抽查结果公示");
        var page = image(readers.draw(path, 1, 1200).picture());
        assertThat(page.getHeight()).isEqualTo(1200);
        assertThat(dark(page, 0, 0, 100, 100)).isGreaterThan(100);
    }

    /** @return of how many points of a part of the page, in hundredths, one could read something */
    private static long dark(BufferedImage page, int x, int y, int width, int height) {
        long count = 0;
        for (int i = x * page.getWidth() / 100; i < (x + width) * page.getWidth() / 100; i++) {
            for (int j = y * page.getHeight() / 100; j < (y + height) * page.getHeight() / 100; j++) {
                count += (page.getRGB(i, j) & 0xff) < 100 ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void shouldReadNothingThatAFileRefersTo() throws Exception {
        var secret = Files.writeString(folder.resolve("secret.txt"), "top-secret");
        var page = "<!DOCTYPE x [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>" + content(text(1, 1, "a&x;b"));

        for (var part : new String[] {"Doc_0/Pages/Page_0/Content.xml", "OFD.xml"}) {
            var hostile = new OfdSample().page("").part(part, page).bytes();
            var read = readers.read(file(hostile));

            assertThat(read.outcome()).isEqualTo("damaged");
            assertThat(read.text()).doesNotContain("top-secret");
            assertThat(readers.draw(file(hostile), 1, 240).isDone()).isFalse();
        }
        unharmed();
    }

    @Test
    void shouldNotLeaveTheFile() throws Exception {
        var ofd = new OfdSample()
                .part(
                        "Doc_0/Res.xml",
                        "<r BaseLoc=\"../../../../etc\"><MultiMedias><MultiMedia ID=\"2\"><MediaFile>"
                                + "/etc/passwd</MediaFile></MultiMedia></MultiMedias><Fonts><Font ID=\"1\"><FontFile>"
                                + "../../../../etc/passwd</FontFile></Font></Fonts></r>")
                .page(picture(0, 0, 50, 50) + text(60, 60, "监管"))
                .bytes();

        assertThat(readers.draw(file(ofd), 1, 240).isDone()).isTrue();
        assertThat(readers.read(file(ofd)).text()).isEqualTo("监管");
    }

    @Test
    void shouldEndBombs() throws Exception {
        var blanks = " ".repeat(40 * 1024 * 1024);
        var bomb = new OfdSample()
                .page("")
                .part("Doc_0/Pages/Page_0/Content.xml", blanks)
                .bytes();
        assertThat(readers.read(file(bomb)).outcome()).isEqualTo("bomb");
        assertThat(readers.draw(file(bomb), 1, 240).outcome()).isEqualTo("bomb");
        unharmed();

        unread(new OfdSample().page("").part("OFD.xml", Samples.laughs()).bytes());
        var deep = "<ofd:PageBlock>".repeat(100_000) + "</ofd:PageBlock>".repeat(100_000);
        assertThat(readers.read(file(new OfdSample().page(deep).bytes())).text())
                .isEmpty();
        unharmed();
    }

    @Test
    void shouldStayWithinItsLimitsWhateverNumbersSay() throws Exception {
        var ofd = new OfdSample()
                .part("Doc_0/Res/photo.png", Samples.wall(100_000, 100_000))
                .page(picture(0, 0, 50, 50)
                        + "<ofd:PageBlock>".repeat(40)
                        + "</ofd:PageBlock>".repeat(40)
                        + "<ofd:TextObject Font=\"1\" Size=\"1e9\" Boundary=\"0 0 NaN 1e99\"><ofd:CGTransform "
                        + "CodePosition=\"0\" CodeCount=\"2000000000\"><ofd:Glyphs>99999 -5</ofd:Glyphs></ofd:CGTransform>"
                        + "<ofd:TextCode X=\"0\" DeltaX=\"g 2000000000 1\">宽度</ofd:TextCode></ofd:TextObject>"
                        + "<ofd:PathObject LineWidth=\"1e9\"><ofd:AbbreviatedData>M 1 L A 9 9 9</ofd:AbbreviatedData>"
                        + "</ofd:PathObject>" + BLUE)
                .bytes();

        assertThat(readers.read(file(ofd)))
                .satisfies(read -> assertThat(read.outcome()).isEqualTo("done"))
                .satisfies(read -> assertThat(read.text()).contains("宽度"));
        var page = readers.draw(file(ofd), 1, 240);
        assertThat(page.isDone()).isTrue();
        assertThat(image(page.picture()).getWidth()).isEqualTo(240);
        unharmed();
    }
}
