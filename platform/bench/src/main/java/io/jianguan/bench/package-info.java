/** Benchmarks: ratios measured side by side in one run. */
@NullMarked
package io.jianguan.bench;

import org.jspecify.annotations.NullMarked;
