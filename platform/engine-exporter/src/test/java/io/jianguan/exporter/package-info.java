@NullMarked
package io.jianguan.exporter;

import org.jspecify.annotations.NullMarked;
