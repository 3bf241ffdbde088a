/** What every benchmark measures and reports with. */
@NullMarked
package io.jianguan.bench.measure;

import org.jspecify.annotations.NullMarked;
