@NullMarked
package io.jianguan.engine;

import org.jspecify.annotations.NullMarked;
