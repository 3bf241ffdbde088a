/** The only module that knows Camunda: deploys, commands, works jobs, projects the event feed. */
@ApplicationModule(allowedDependencies = {"rest", "expression"})
@NullMarked
package io.jianguan.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
