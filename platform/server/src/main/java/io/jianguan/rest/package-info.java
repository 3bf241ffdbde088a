/** What every REST interface of the server shares: problem details, pages and cursors. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.jianguan.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
