/** The provable draw: what it costs, and whether an independent program gets the same. */
@NullMarked
package io.jianguan.bench.draw;

import org.jspecify.annotations.NullMarked;
