/** What a check of a form costs. */
@NullMarked
package io.jianguan.bench.form;

import org.jspecify.annotations.NullMarked;
