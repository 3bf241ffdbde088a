/** The product as benchmarks start and use it: its server, its people, its data. */
@NullMarked
package io.jianguan.bench.product;

import org.jspecify.annotations.NullMarked;
