/** Doors to what the module keeps to itself, for the benchmarks. */
@NullMarked
package io.jianguan.task;

import org.jspecify.annotations.NullMarked;
