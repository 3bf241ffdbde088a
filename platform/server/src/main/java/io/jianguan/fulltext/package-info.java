/** Chinese full text search without a dictionary: what is looked up, and what of a text is shown. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jianguan.fulltext;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
