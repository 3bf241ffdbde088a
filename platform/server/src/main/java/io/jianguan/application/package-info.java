/** Applications: versioned bundles of definitions, installed from files. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "identity",
            "audit",
            "form",
            "document",
            "registry",
            "engine",
            "process",
            "task",
            "deadline",
            "draw",
            "official"
        })
@NullMarked
package io.jianguan.application;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
