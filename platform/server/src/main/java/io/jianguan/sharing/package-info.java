/** Shared data services: what other systems may read of registries, follow and count, within rights and quotas. */
@ApplicationModule(allowedDependencies = {"rest", "identity", "audit", "notification", "registry"})
@NullMarked
package io.jianguan.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
