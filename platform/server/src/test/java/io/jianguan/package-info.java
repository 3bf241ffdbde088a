@NullMarked
package io.jianguan;

import org.jspecify.annotations.NullMarked;
