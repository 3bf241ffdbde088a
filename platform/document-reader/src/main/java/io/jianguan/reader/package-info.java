/** Reads files in a process of its own: what kind they are, their text, their properties, a picture of a first page. */
@NullMarked
package io.jianguan.reader;

import org.jspecify.annotations.NullMarked;
