/** A million rows of a spreadsheet. */
@NullMarked
package io.jianguan.bench.intake;

import org.jspecify.annotations.NullMarked;
