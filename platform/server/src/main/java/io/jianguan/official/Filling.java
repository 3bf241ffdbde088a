package io.jianguan.official;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.exception.RenderException;
import com.deepoove.poi.exception.ResolverException;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.policy.RenderPolicy;
import com.deepoove.poi.render.compute.EnvModel;
import com.deepoove.poi.render.compute.RenderDataCompute;
import com.deepoove.poi.render.compute.RenderDataComputeFactory;
import com.deepoove.poi.template.ElementTemplate;
import com.deepoove.poi.template.run.RunTemplate;
import io.jianguan.official.Facts.Pictures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Document;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.jspecify.annotations.Nullable;

/** Fills a template in. The library's own expressions are replaced by {@link Facts}: there is nothing to run. */
final class Filling {
    static final String SEAL = "official-seal";
    private static final int LARGEST_PICTURE = 1_200;
    private static final double PICTURE_WIDTH = 150;
    private static final double QR_WIDTH = 62;

    private final Facts facts;
    private final double sealWidth;

    private Filling(Facts facts, double sealWidth) {
        this.facts = facts;
        this.sealWidth = sealWidth;
    }

    /**
     * @param lists names that repeat rows
     * @param pictures names of fields that hold pictures
     * @param sealWidth in millimetres
     * @throws IllegalArgumentException if the template is broken
     */
    static byte[] fill(byte[] template, Facts facts, Set<String> lists, List<String> pictures, double sealWidth) {
        var filling = new Filling(facts, sealWidth);
        var rows = new LoopRowTableRenderPolicy(true);
        var builder = Configure.builder()
                .buildGrammerRegex(Placeholder.GRAMMAR)
                .setRenderDataComputeFactory(filling.computing())
                .setValidErrorHandler(new Configure.DiscardHandler())
                .addPlugin('\0', filling.text())
                .bind("seal", filling.pictures(SEAL))
                .bind("qr", filling.pictures("qr"));
        lists.forEach(name -> builder.bind(name, rows));
        pictures.forEach(name -> builder.bind(name, filling.pictures("picture")));
        try (var document = XWPFTemplate.compile(new ByteArrayInputStream(Runs.apart(template)), builder.build())) {
            var out = new ByteArrayOutputStream();
            document.render(facts).write(out);
            return Lines.apart(out.toByteArray());
        } catch (ResolverException | RenderException broken) {
            throw new IllegalArgumentException(broken.getMessage(), broken);
        } catch (IOException failed) {
            throw new IllegalStateException("a template cannot be filled in", failed);
        }
    }

    private RenderDataComputeFactory computing() {
        return new RenderDataComputeFactory() {
            @Override
            public RenderDataCompute newCompute(EnvModel model) {
                return tag -> facts.find(tag, model.getRoot(), index(model));
            }
        };
    }

    private static @Nullable Integer index(EnvModel model) {
        var env = model.getEnv();
        return env != null && env.get("_index") instanceof Integer index ? index : null;
    }

    /** Text as it is; line by line where it has several. */
    private RenderPolicy text() {
        return (ElementTemplate element, Object data, XWPFTemplate document) -> {
            if (!(element instanceof RunTemplate tag)) {
                return;
            }
            var run = tag.getRun();
            var text = switch (data) {
                case null -> "";
                case Boolean flag -> flag ? "是" : "否";
                case Iterable<?> list -> "";
                case Pictures list -> "";
                default -> data.toString();
            };
            var lines = text.split("\\R", -1);
            run.setText(lines[0], 0);
            for (var n = 1; n < lines.length; n++) {
                run.addBreak();
                run.setText(lines[n], n);
            }
        };
    }

    private RenderPolicy pictures(String kind) {
        return (ElementTemplate element, Object data, XWPFTemplate document) -> {
            if (!(element instanceof RunTemplate tag)) {
                return;
            }
            var run = tag.getRun();
            run.setText("", 0);
            switch (data) {
                case byte[] one -> add(run, one, kind);
                case Pictures many -> many.contents().forEach(one -> add(run, one, kind));
                case null, default -> {}
            }
        };
    }

    private void add(XWPFRun run, byte[] content, String kind) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(content));
            if (image == null) {
                return;
            }
            var width = switch (kind) {
                case SEAL -> sealWidth / 25.4 * 72;
                case "qr" -> QR_WIDTH;
                default -> Math.min(PICTURE_WIDTH, image.getWidth());
            };
            var height = width * image.getHeight() / image.getWidth();
            run.addPicture(
                    new ByteArrayInputStream(png(image)),
                    Document.PICTURE_TYPE_PNG,
                    kind,
                    Units.toEMU(width),
                    Units.toEMU(height));
        } catch (IOException | InvalidFormatException unreadable) {
            throw new IllegalStateException("a picture cannot be put in", unreadable);
        }
    }

    /** Whatever it was: what goes in is a picture and nothing else, and no larger than paper needs. */
    private static byte[] png(java.awt.image.BufferedImage image) throws IOException {
        var scale = Math.min(1, LARGEST_PICTURE / (double) Math.max(image.getWidth(), image.getHeight()));
        var small = image;
        if (scale < 1) {
            small = new java.awt.image.BufferedImage(
                    Math.max(1, (int) (image.getWidth() * scale)),
                    Math.max(1, (int) (image.getHeight() * scale)),
                    java.awt.image.BufferedImage.TYPE_INT_ARGB);
            var graphics = small.createGraphics();
            graphics.setRenderingHint(
                    java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
            graphics.dispose();
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(small, "png", out);
        return out.toByteArray();
    }
}
