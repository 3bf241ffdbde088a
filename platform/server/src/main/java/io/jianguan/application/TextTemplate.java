package io.jianguan.application;

/** Literals and the values of fields by turns. */
record TextTemplate(String[] literals, int[] fields) implements FieldMaker {
    @Override
    public String make(MadeRow row) {
        var text = new StringBuilder(32).append(literals[0]);
        for (int at = 0; at < fields.length; at++) {
            var value = row.values()[fields[at]];
            if (value != null) {
                text.append(value);
            }
            text.append(literals[at + 1]);
        }
        return text.toString();
    }
}
