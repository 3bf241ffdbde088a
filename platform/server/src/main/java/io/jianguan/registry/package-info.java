/** Registry definitions, records, code tables, views. */
@ApplicationModule(
        allowedDependencies = {
            "rest",
            "expression",
            "fulltext",
            "identity",
            "audit",
            "notification",
            "form",
            "document",
            "work",
            "names"
        })
@NullMarked
package io.jianguan.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
