/** Case files: the whole record of a finished matter, sealed. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "identity",
            "audit",
            "document",
            "registry",
            "engine",
            "process",
            "task"
        })
@NullMarked
package io.jianguan.archive;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
