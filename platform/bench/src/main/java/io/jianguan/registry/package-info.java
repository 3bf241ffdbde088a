/** Doors to what the module keeps to itself, for the benchmarks. */
@NullMarked
package io.jianguan.registry;

import org.jspecify.annotations.NullMarked;
