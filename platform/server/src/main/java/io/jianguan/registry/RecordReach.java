package io.jianguan.registry;

import io.jianguan.document.RecordAccess;
import io.jianguan.identity.Actor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Tells the document module who may see a record, and so what is attached to it. */
@Component
class RecordReach implements RecordAccess {
    private final DSLContext sql;
    private final DefinitionStore definitions;
    private final Access access;

    RecordReach(DSLContext sql, DefinitionStore definitions, Access access) {
        this.sql = sql;
        this.definitions = definitions;
        this.access = access;
    }

    @Override
    public boolean readable(Actor actor, String registry, long recordId) {
        return reaches(actor, registry, recordId, "read");
    }

    @Override
    public boolean changeable(Actor actor, String registry, long recordId) {
        return reaches(actor, registry, recordId, "change");
    }

    private boolean reaches(Actor actor, String registry, long recordId, String deed) {
        var table = definitions.registries().get(registry);
        return table != null
                && sql.fetchExists(DSL.selectOne()
                        .from(table.table())
                        .where(RecordTable.ID.eq(recordId))
                        .and(RecordTable.DELETED_AT.isNull())
                        .and(access.allowed(actor, table, deed)));
    }
}
