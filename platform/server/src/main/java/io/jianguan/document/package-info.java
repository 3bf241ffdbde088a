/** Uploads: stored once by hash, typed by content, previewed. */
@ApplicationModule(allowedDependencies = {"rest", "fulltext", "identity", "audit"})
@NullMarked
package io.jianguan.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
