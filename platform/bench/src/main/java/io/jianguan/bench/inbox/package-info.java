/** The inbox with a million open tasks: ours, Flowable's, and the best SQL by hand. */
@NullMarked
package io.jianguan.bench.inbox;

import org.jspecify.annotations.NullMarked;
