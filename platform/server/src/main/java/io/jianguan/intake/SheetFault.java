package io.jianguan.intake;

/** A file that cannot be read as a sheet; people read {@code problem.intake.<code>}. */
final class SheetFault extends Exception {
    final String code;

    SheetFault(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    SheetFault(String code, Exception cause) {
        super(code, cause);
        this.code = code;
    }
}
