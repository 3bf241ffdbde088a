/** Tells people what concerns them: in the product, by mail, to other systems. */
@ApplicationModule(allowedDependencies = {"rest", "identity", "audit"})
@NullMarked
package io.jianguan.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
