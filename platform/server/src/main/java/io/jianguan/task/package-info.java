/** The inbox, and every operation on a task. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "identity",
            "audit",
            "notification",
            "form",
            "document",
            "registry",
            "engine",
            "process",
            "work"
        })
@NullMarked
package io.jianguan.task;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
