/** Import of spreadsheets: reads messy files, matches them to a registry, tries, brings in, takes back. */
@ApplicationModule(allowedDependencies = {"rest", "identity", "audit", "document", "registry", "work"})
@NullMarked
package io.jianguan.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
