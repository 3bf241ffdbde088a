package io.jianguan.registry;

import io.jianguan.registry.CodeTables.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CodeTableController {
    private final CodeTables codes;

    CodeTableController(CodeTables codes) {
        this.codes = codes;
    }

    /** Codes by name, or those that match a text, or the children of one; the roots where nothing is asked. */
    @GetMapping("/api/code-tables/{table}")
    List<Entry> entries(
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable List<String> codes) {
        if (codes != null && !codes.isEmpty()) {
            return this.codes.find(table, codes);
        }
        return q == null || q.isBlank()
                ? this.codes.children(table, parent == null || parent.isBlank() ? null : parent)
                : this.codes.search(table, q.strip());
    }
}
