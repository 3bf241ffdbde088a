/** Who did what: an append-only log. */
@ApplicationModule(allowedDependencies = {"rest", "identity"})
@NullMarked
package io.jianguan.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
