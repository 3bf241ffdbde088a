/** The operator's console: instances that need help, what is done about them, and alarms. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "identity",
            "audit",
            "document",
            "notification",
            "registry",
            "engine",
            "process",
            "task",
            "deadline"
        })
@NullMarked
package io.jianguan.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
