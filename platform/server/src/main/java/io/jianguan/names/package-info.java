/** What things are called, kept in memory. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jianguan.names;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
