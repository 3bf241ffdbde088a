/** Working-day calendars and legal clocks. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "identity",
            "audit",
            "notification",
            "registry",
            "engine",
            "process",
            "task"
        })
@NullMarked
package io.jianguan.deadline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
