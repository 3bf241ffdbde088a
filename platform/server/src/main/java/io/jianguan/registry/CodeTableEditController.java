package io.jianguan.registry;

import io.jianguan.registry.CodeTableEditing.Table;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.rest.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Code tables for those who keep them. */
@RestController
@RequestMapping("/api/code-tables")
class CodeTableEditController {
    private final DefinitionRights rights;
    private final CodeTableEditing editing;

    CodeTableEditController(DefinitionRights rights, CodeTableEditing editing) {
        this.rights = rights;
        this.editing = editing;
    }

    @GetMapping
    List<Table> tables() {
        rights.definer();
        return editing.tables();
    }

    @PutMapping("/{table}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(@PathVariable String table, @RequestBody Label label) {
        editing.name(table, label, rights.definer().username());
    }

    @GetMapping("/{table}/codes")
    Page<Code> codes(
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        rights.definer();
        return editing.page(table, q, cursor);
    }

    record Codes(List<Code> codes) {}

    /** @param changed how many are new or changed */
    record Saved(int changed) {}

    @PostMapping("/{table}/codes")
    Saved save(@PathVariable String table, @RequestBody Codes codes) {
        var actor = rights.definer();
        return new Saved(editing.save(table, codes.codes(), actor.username()));
    }
}
