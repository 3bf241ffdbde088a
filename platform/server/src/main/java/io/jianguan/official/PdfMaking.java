package io.jianguan.official;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** DOCX to PDF. Nothing outside the file itself is ever fetched. */
@Component
class PdfMaking {
    static {
        XRLog.setLoggingEnabled(false);
    }

    private final Typefaces faces;

    PdfMaking(Typefaces faces) {
        this.faces = faces;
    }

    byte[] pdf(byte[] docx) {
        var html = new DocxHtml(docx, faces).html();
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri != null && uri.startsWith("data:image/"),
                ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl(
                (uri, type) -> uri != null && uri.startsWith("data:image/"),
                ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        for (var face : faces.all()) {
            builder.useFont(
                    face.file().toFile(), face.family(), face.weight() >= 600 ? 700 : 400, FontStyle.NORMAL, true);
        }
        builder.withHtmlContent(html, null);
        builder.withProducer("Jianguan");
        builder.toStream(out);
        try {
            builder.run();
            return PdfText.named(out.toByteArray(), html, faces);
        } catch (IOException failed) {
            throw new IllegalStateException("no PDF could be made", failed);
        }
    }
}
