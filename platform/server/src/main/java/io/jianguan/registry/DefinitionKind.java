package io.jianguan.registry;

import io.jianguan.rest.Problem;
import java.util.Arrays;

/** What can be defined: registries, and views over them. */
enum DefinitionKind {
    REGISTRY("registry", "registries", "definition"),
    VIEW("view", "views", "view");

    private final String id;
    private final String plural;
    private final String table;

    DefinitionKind(String id, String plural, String table) {
        this.id = id;
        this.plural = plural;
        this.table = table;
    }

    /** As it stands in an address. */
    static DefinitionKind of(String plural) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural.equals(plural))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("registry.definition-unknown", plural));
    }

    static DefinitionKind ofId(String id) {
        return id.equals("view") ? VIEW : REGISTRY;
    }

    /** The key that names one in its own text, and the column that does. */
    String id() {
        return id;
    }

    String plural() {
        return plural;
    }

    /** Table of the published versions, in schema {@code registry}. */
    String table() {
        return table;
    }
}
