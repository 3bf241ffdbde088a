package io.jianguan.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a notice's text takes, in order, in each language. */
record Arguments(List<String> zh, List<String> en) {
    static Arguments same(List<String> texts) {
        return new Arguments(texts, texts);
    }

    /** From the columns {@code arguments} and {@code arguments_en}. */
    static Arguments of(ResultSet row) throws SQLException {
        var zh = Arrays.asList((String[]) row.getArray("arguments").getArray());
        var en = row.getArray("arguments_en");
        return new Arguments(zh, en == null ? zh : Arrays.asList((String[]) en.getArray()));
    }

    Object[] in(Locale locale) {
        return (locale.getLanguage().equals("en") ? en : zh).toArray();
    }
}
