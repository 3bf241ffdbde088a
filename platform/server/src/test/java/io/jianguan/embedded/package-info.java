@NullMarked
package io.jianguan.embedded;

import org.jspecify.annotations.NullMarked;
