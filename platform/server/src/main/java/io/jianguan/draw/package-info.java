/** Random draws that can be checked. */
@ApplicationModule(allowedDependencies = {"rest", "expression", "identity", "audit", "registry", "engine", "process"})
@NullMarked
package io.jianguan.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
