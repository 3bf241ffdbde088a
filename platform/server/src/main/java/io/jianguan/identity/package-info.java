/** Who acts: organisations, users, roles, data scopes and sign-in. */
@ApplicationModule(allowedDependencies = {"rest", "names"})
@NullMarked
package io.jianguan.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
