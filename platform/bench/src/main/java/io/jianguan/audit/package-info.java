/** Doors to what the module keeps to itself, for the benchmarks. */
@NullMarked
package io.jianguan.audit;

import org.jspecify.annotations.NullMarked;
