package io.jianguan.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;

/**
 * A list of enterprises as departments send it, with every fault that real sheets have, and beside it a ledger of what
 * must become of each row. The same seed makes the same sheet.
 */
final class MessySheet {
    private static final String[] TITLES = {"企业名称", "编 码*", "所在区域", "成立日期", "注册资本（元）", "在营", "备注"};
    private static final String[] DIGITS = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    private static final int HEAD = 3;

    /** What a good row must have become. */
    record Good(
            String name,
            String code,
            @Nullable String area,
            @Nullable LocalDate since,
            @Nullable BigDecimal capital) {}

    private final Random random;
    private final List<@Nullable Object[]> rows = new ArrayList<>();
    /** Rows whose area is merged with the one above. */
    private final List<Integer> merged = new ArrayList<>();
    /** By number of row. */
    final TreeMap<Long, Good> good = new TreeMap<>();
    /** Field and kind of each fault, by number of row. */
    final TreeMap<Long, Set<String>> bad = new TreeMap<>();

    MessySheet(long seed, int count) {
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            add(i);
        }
        put(new Object[] {"合计：" + count + " 家", null, null, null, null, null, null}, "code/required");
    }

    private void put(@Nullable Object[] cells, String... faults) {
        rows.add(cells);
        if (faults.length > 0) {
            bad.put((long) HEAD + rows.size(), new TreeSet<>(Set.of(faults)));
        }
    }

    private void put(@Nullable Object[] cells, Good row) {
        rows.add(cells);
        good.put((long) HEAD + rows.size(), row);
    }

    private void add(int i) {
        var name = "企业" + i + "有限公司";
        var code = "C" + i;
        var day = LocalDate.of(1990, 1, 1).plusDays(random.nextInt(12_000));
        var money = new BigDecimal(random.nextInt(100_000_000)).movePointLeft(2);
        switch (random.nextInt(20)) {
            case 0 ->
                put(
                        cells("\u3000" + name + " ", full(code), "110101", day, money),
                        good(name, code, "110101", day, money));
            case 1 ->
                put(cells(name, " " + code + " ", "示例市/东区", words(day), money), good(name, code, "110101", day, money));
            case 2 ->
                put(
                        cells(name, code, "西区", chinese(day), "￥" + grouped(money) + "元"),
                        good(name, code, "110102", day, money));
            case 3 ->
                put(
                        cells(name, code, "１１０１０１", day.toString().replace("-", "/"), full(money.toPlainString())),
                        good(name, code, "110101", day, money));
            case 4 ->
                put(
                        cells(name, code, "—", day.toString().replace("-", ""), grouped(money)),
                        good(name, code, null, day, money));
            case 5 -> put(cells(name, code, "西区", "无", "/"), good(name, code, "110102", null, null));
            case 6 -> {
                put(cells(name, code, "110102", day, money), good(name, code, "110102", day, money));
                merged.add(rows.size());
                put(
                        cells(name + "分部", code + "B", null, day, money),
                        good(name + "分部", code + "B", "110102", day, money));
            }
            case 7 -> {
                put(cells(name, code, "西区", day, money), good(name, code, "110102", day, money));
                rows.add(new Object[] {" ", "\u3000", null, null, null, null, null});
            }
            case 8 -> {
                put(cells(name, code, "西区", day, money), good(name, code, "110102", day, money));
                put(cells(name + "重", full(code), "西区", day, money), "code/repeated");
            }
            case 9 -> put(cells(null, code, "西区", day, money), "name/required");
            case 10 -> put(cells(name, code, "东区", day, money), "area/several");
            case 11 -> put(cells(name, code, "没有此地", "2025-02-30", money), "area/no-code", "since/date");
            case 12 -> put(cells(name, code, "西区", "昨天", "很多"), "since/date", "capital/money");
            case 13 -> put(cells(name, code, "西区", day, "(12.50)"), "capital/too-small");
            case 14 -> put(cells(name + "一二三四五六七八九十一二三四五六七八九十", code, "西区", day, money), "name/too-long");
            case 15 ->
                put(
                        cells("老“" + i + "”号,\"分店\"", code, "西区", day, money),
                        good("老“" + i + "”号,\"分店\"", code, "110102", day, money));
            default -> put(cells(name, code, "110101", day, money), good(name, code, "110101", day, money));
        }
    }

    private static Good good(
            String name, String code, @Nullable String area, @Nullable LocalDate day, @Nullable BigDecimal money) {
        return new Good(name, code, area, day, money);
    }

    private @Nullable Object[] cells(
            @Nullable String name, String code, @Nullable String area, @Nullable Object day, @Nullable Object money) {
        return new @Nullable Object[] {name, code, area, day, money, random.nextBoolean() ? "是" : "否", "见附件\n第二行"};
    }

    private static String full(String text) {
        var full = new StringBuilder();
        text.chars().forEach(c -> full.append((char) (c > ' ' && c <= '~' ? c - '!' + '！' : c)));
        return full.toString();
    }

    private static String grouped(BigDecimal money) {
        return String.format(java.util.Locale.ROOT, "%,.2f", money);
    }

    private static String words(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** 二〇二六年十一月二十三日. */
    private static String chinese(LocalDate day) {
        var year = new StringBuilder();
        String.valueOf(day.getYear()).chars().forEach(c -> year.append(DIGITS[c - '0']));
        return year + "年" + tens(day.getMonthValue()) + "月" + tens(day.getDayOfMonth()) + "日";
    }

    private static String tens(int number) {
        return (number >= 20 ? DIGITS[number / 10] : "")
                + (number >= 10 ? "十" : "")
                + (number % 10 == 0 ? "" : DIGITS[number % 10]);
    }

    byte[] xlsx() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("名单");
            sheet.value(0, 0, "二〇二六年企业名单");
            sheet.range(0, 0, 0, TITLES.length - 1).merge();
            for (int i = 0; i < TITLES.length; i++) {
                sheet.value(HEAD - 1, i, TITLES[i]);
            }
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < TITLES.length; c++) {
                    switch (rows.get(r)[c]) {
                        case String text -> sheet.value(HEAD + r, c, text);
                        case Number number -> sheet.value(HEAD + r, c, number);
                        case LocalDate day -> {
                            sheet.value(HEAD + r, c, day);
                            sheet.style(HEAD + r, c).format("yyyy-MM-dd").set();
                        }
                        case null, default -> {}
                    }
                }
            }
            for (int row : merged) {
                sheet.range(HEAD + row - 1, 2, HEAD + row, 2).merge();
            }
        }
        return out.toByteArray();
    }

    /** Without cells over several rows, which a csv does not have: the value stands in each. */
    byte[] gbk() {
        var text = new StringBuilder("二〇二六年企业名单\n\n" + String.join(",", TITLES) + "\n");
        for (int r = 0; r < rows.size(); r++) {
            var cells = rows.get(r);
            for (int c = 0; c < cells.length; c++) {
                var cell = c == 2 && merged.contains(r) ? rows.get(r - 1)[c] : cells[c];
                text.append(c == 0 ? "" : ",").append(quoted(cell == null ? "" : cell.toString()));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(Charset.forName("GBK"));
    }

    private static String quoted(String cell) {
        return cell.contains(",") || cell.contains("\"") || cell.contains("\n")
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
