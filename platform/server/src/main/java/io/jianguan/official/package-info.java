/** Official documents (文书): templates, numbers, seals; rendered as DOCX, PDF and OFD; checked by whoever holds one. */
@ApplicationModule(
        allowedDependencies = {"rest", "identity", "audit", "document", "registry", "expression", "engine", "process"})
@NullMarked
package io.jianguan.official;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
