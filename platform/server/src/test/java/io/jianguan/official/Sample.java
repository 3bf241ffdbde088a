package io.jianguan.official;

import io.jianguan.identity.Label;
import io.jianguan.registry.FieldType;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.RegistryDefinition;
import io.jianguan.registry.RegistryDefinition.Field;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** An inspection and its subject, made by hand: templates need no database. */
final class Sample {
    static final RegistryDefinition SUBJECT = definition(
            "subject",
            field("object_name", FieldType.TEXT),
            field("legal_rep", FieldType.TEXT),
            field("contact_name", FieldType.TEXT),
            field("reg_address", FieldType.TEXT));

    static final RegistryDefinition INSPECTION = definition(
            "inspection",
            field("object_name", FieldType.TEXT),
            field("uscc", FieldType.TEXT),
            field("subject", FieldType.REFERENCE, "subject"),
            field("task_name", FieldType.TEXT),
            field("item_names", FieldType.LONGTEXT),
            field("officers", FieldType.PERSONS),
            field("check_at", FieldType.TIMESTAMP),
            field("last_check_at", FieldType.TIMESTAMP),
            field("check_result_code", FieldType.CODE),
            field("check_summary", FieldType.LONGTEXT),
            field("problems", FieldType.LONGTEXT),
            field("onsite_penalty_amt", FieldType.MONEY),
            field("rectify_due_date", FieldType.DATE),
            field("recheck_due_date", FieldType.DATE),
            field("rectify_requirement", FieldType.LONGTEXT),
            field("urgent", FieldType.BOOLEAN),
            table(
                    "checklist",
                    field("no", FieldType.INTEGER),
                    field("content", FieldType.LONGTEXT),
                    field("answer", FieldType.CODE),
                    field("note", FieldType.LONGTEXT)));

    static Map<String, @Nullable Object> values() {
        var values = new HashMap<String, @Nullable Object>();
        values.put("object_name", "云泽区𠮷祥食品有限公司");
        values.put("uscc", "91990101MA0000000X");
        values.put("subject", "7");
        values.put("task_name", "二〇二六年食品销售双随机抽查");
        values.put("item_names", "食品销售环节监督检查、计量监督检查");
        values.put("officers", List.of("li.officer", "zhao.officer"));
        values.put("check_at", "2026-11-28T01:05:00Z");
        values.put("last_check_at", "2026-11-28T01:05:00Z");
        values.put("check_result_code", "problems");
        values.put("check_summary", "经营场所内货架上陈列销售预包装食品。检查时有两批次食品已超过标注的保质期，当事人当场下架封存，并说明系理货疏忽所致。");
        values.put("problems", "一、销售超过保质期的预包装食品两批次，共计十二件。\n二、未按规定查验供货者的许可证和产品合格证明。");
        values.put("onsite_penalty_amt", 1234.5);
        values.put("rectify_due_date", "2026-12-08");
        values.put("recheck_due_date", "2026-12-18");
        values.put("rectify_requirement", "一、立即停止销售并清点登记超过保质期的食品，依法处置。\n二、建立并执行进货查验记录制度，记录和凭证保存期限不得少于产品保质期满后六个月。");
        var rows = new ArrayList<Map<String, Object>>();
        for (var n = 1; n <= 14; n++) {
            rows.add(Map.of(
                    "no",
                    n,
                    "content",
                    "第" + n + "项：经营者是否按照规定查验供货者的许可证和食品出厂检验合格证或者其他合格证明",
                    "answer",
                    n == 3 ? "fail" : "pass",
                    "note",
                    n == 3 ? "两批次已过保质期" : ""));
        }
        values.put("checklist", rows);
        return values;
    }

    static Facts facts(Map<String, ? extends @Nullable Object> values) {
        var labels = new LinkedHashMap<String, Object>();
        labels.put("officers", List.of("李示范", "赵示范"));
        labels.put("check_result_code", "发现问题");
        if (values.get("checklist") instanceof List<?> rows) {
            labels.put(
                    "checklist",
                    rows.stream()
                            .map(row -> Map.of("answer", "fail".equals(((Map<?, ?>) row).get("answer")) ? "不合格" : "合格"))
                            .toList());
        }
        var subject = new Facts.Subject(
                SUBJECT,
                record(
                        "subject",
                        7,
                        Map.of("object_name", "云泽区𠮷祥食品有限公司", "legal_rep", "㛃晓明", "reg_address", "云泽区滨河路 88 号"),
                        Map.of()));
        var own = new HashMap<String, Object>();
        own.put("number", "云市监责改〔2026〕12号");
        own.put("today", "2026-11-28");
        own.put("org", "云泽区市场监督管理局");
        own.put("verify_url", "https://jg.example.gov.cn/verify");
        own.put("qr", QrCode.png("https://jg.example.gov.cn/verify/AbCdEfGhIjKlMnOpQrStUv"));
        own.put("seal", seal());
        return new Facts(
                new Facts.Subject(INSPECTION, record("inspection", 1, values, labels)), own, new Facts.Source() {
                    @Override
                    public List<Facts.Subject> records(String registry, List<Long> ids) {
                        return ids.isEmpty() ? List.of() : List.of(subject);
                    }

                    @Override
                    public @Nullable List<Facts.Subject> lookup(String name, Record record) {
                        return null;
                    }

                    @Override
                    public List<byte[]> pictures(List<String> documents) {
                        return List.of();
                    }
                });
    }

    private static Record record(
            String registry, long id, Map<String, ? extends @Nullable Object> values, Map<String, Object> labels) {
        return new Record(
                registry,
                id,
                1,
                "JC202611280001",
                "云泽区𠮷祥食品有限公司",
                null,
                "yunze-market",
                new HashMap<>(values),
                labels,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static RegistryDefinition definition(String name, Field... fields) {
        return new RegistryDefinition(
                name,
                new Label(name, name),
                fields[0].name(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                null,
                List.of(fields),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static Field field(String name, FieldType type) {
        return field(name, type, null);
    }

    static Field field(String name, FieldType type, @Nullable String registry) {
        return field(name, type, registry, List.of());
    }

    static Field table(String name, Field... columns) {
        return field(name, FieldType.TABLE, null, List.of(columns));
    }

    private static Field field(String name, FieldType type, @Nullable String registry, List<Field> columns) {
        return new Field(
                name,
                type,
                new Label(name, name),
                false,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                false,
                false,
                false,
                Map.of(),
                null,
                type == FieldType.CODE ? "codes" : null,
                registry,
                columns);
    }

    /** A red ring with a star. */
    static byte[] seal() {
        var image = new BufferedImage(500, 500, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(215, 0, 15, 200));
        graphics.setStroke(new BasicStroke(16));
        graphics.drawOval(12, 12, 476, 476);
        graphics.fillPolygon(
                new int[] {250, 280, 370, 300, 330, 250, 170, 200, 130, 220},
                new int[] {140, 220, 225, 280, 365, 315, 365, 280, 225, 220},
                10);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    private Sample() {}
}
