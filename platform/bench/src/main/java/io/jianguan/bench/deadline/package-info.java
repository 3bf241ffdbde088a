/** A million deadlines at the same moment. */
@NullMarked
package io.jianguan.bench.deadline;

import org.jspecify.annotations.NullMarked;
