/** Asks a virus scanner about files. */
@NullMarked
package io.jianguan.document.scan;

import org.jspecify.annotations.NullMarked;
