package io.jianguan.application;

import org.jspecify.annotations.Nullable;

/** Makes one field's value of a row; may read the fields before it. */
@FunctionalInterface
interface FieldMaker {
    @Nullable
    Object make(MadeRow row);
}
