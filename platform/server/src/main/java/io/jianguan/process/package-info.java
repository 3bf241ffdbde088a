/** Process definitions, instances, timelines, and the link between records and instances. */
@ApplicationModule(
        allowedDependencies = {"rest", "expression", "identity", "audit", "form", "document", "registry", "engine"})
@NullMarked
package io.jianguan.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
