/** Work that takes longer than a request: whose turn it is, and the thread that does it. */
@ApplicationModule(allowedDependencies = {"rest"})
@NullMarked
package io.jianguan.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
