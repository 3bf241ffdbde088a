/** What lists, searching and keeping account of every change cost at a million records. */
@NullMarked
package io.jianguan.bench.registry;

import org.jspecify.annotations.NullMarked;
