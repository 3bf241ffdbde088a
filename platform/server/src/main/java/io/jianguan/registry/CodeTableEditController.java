package io.jianguan.registry;

import io.jianguan.identity.Label;
import io.jianguan.registry.CodeHistory.CodeChange;
import io.jianguan.registry.CodeTableEditing.SavedCodes;
import io.jianguan.registry.CodeTableEditing.Table;
import io.jianguan.registry.CodeTables.Code;
import io.jianguan.registry.CodeTree.CodeBranches;
import io.jianguan.rest.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
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
    private final CodeTree tree;
    private final CodeHistory history;

    CodeTableEditController(DefinitionRights rights, CodeTableEditing editing, CodeTree tree, CodeHistory history) {
        this.rights = rights;
        this.editing = editing;
        this.tree = tree;
        this.history = history;
    }

    @GetMapping
    List<Table> tables() {
        rights.definer();
        return editing.tables();
    }

    /** Without If-Match a new table. */
    @PutMapping("/{table}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(
            @PathVariable String table,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String revision,
            @RequestBody Label label) {
        var actor = rights.definer();
        editing.name(table, label, revision == null ? null : RecordController.version(revision), actor.username());
    }

    /** Those below one, or the roots; or those that match a text, with what they lie below. */
    @GetMapping("/{table}/codes")
    CodeBranches codes(
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String parent,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor) {
        rights.definer();
        return q == null || q.isBlank()
                ? tree.children(table, parent == null || parent.isBlank() ? null : parent, cursor)
                : tree.search(table, q, cursor);
    }

    record Codes(List<Code> codes) {}

    @PostMapping("/{table}/codes")
    SavedCodes save(
            @PathVariable String table,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String revision,
            @RequestBody Codes codes) {
        var actor = rights.definer();
        return editing.save(table, codes.codes(), RecordController.version(revision), actor.username());
    }

    /** The whole table as one uploads it. */
    @GetMapping("/{table}/codes/file")
    void file(@PathVariable String table, HttpServletResponse response) throws IOException {
        rights.definer();
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(table + ".csv", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setContentType(Export.type("csv"));
        tree.write(table, response.getOutputStream());
    }

    /**
     * Who changed which codes, the newest first.
     *
     * @param after only what made a later revision than this
     */
    @GetMapping("/{table}/history")
    Page<CodeChange> history(
            @PathVariable String table,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        rights.definer();
        return history.page(
                table, code == null || code.isBlank() ? null : code, after, cursor, ListRequest.limit(limit));
    }
}
