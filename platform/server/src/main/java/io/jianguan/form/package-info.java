/** Form versions and their validation by form-js' own code, field rights, drafts. */
@ApplicationModule(allowedDependencies = {"rest", "expression", "identity", "audit"})
@NullMarked
package io.jianguan.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
