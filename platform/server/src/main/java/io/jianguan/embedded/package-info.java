/** The embedded default: PostgreSQL and a Zeebe broker as child processes of this server. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jianguan.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
