package io.jianguan.application;

/** Literals and the values of fields by turns. */
record TextTemplate(String[] literals, FieldMaker[] fields) implements FieldMaker {
    @Override
    public String make(MadeRow row) {
        var text = new StringBuilder(32).append(literals[0]);
        for (int at = 0; at < fields.length; at++) {
            var value = fields[at].make(row);
            if (value != null) {
                text.append(value);
            }
            text.append(literals[at + 1]);
        }
        return text.toString();
    }
}
