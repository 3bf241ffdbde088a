/** Doors to what the module keeps to itself, for the benchmarks. */
@NullMarked
package io.jianguan.deadline;

import org.jspecify.annotations.NullMarked;
