/** What our side of the engine costs: exporter, projection, the whole interface. */
@NullMarked
package io.jianguan.bench.engine;

import org.jspecify.annotations.NullMarked;
