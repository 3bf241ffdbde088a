/** Kills of the real processes, judged by a ledger that is kept outside the system. */
@NullMarked
package io.jianguan.bench.faults;

import org.jspecify.annotations.NullMarked;
