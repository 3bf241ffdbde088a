/** Random draws that anybody can check. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "identity",
            "audit",
            "notification",
            "registry",
            "engine",
            "process"
        })
@NullMarked
package io.jianguan.draw;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
