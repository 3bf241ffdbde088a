/** Runs inside the broker: appends the engine's events to PostgreSQL in log order, and nothing else. */
@NullMarked
package io.jianguan.exporter;

import org.jspecify.annotations.NullMarked;
