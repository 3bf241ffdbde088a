/** FEEL, the only language in which users write expressions. */
@ApplicationModule(allowedDependencies = {"rest"})
@NullMarked
package io.jianguan.expression;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
