package io.jianguan.registry;

import io.jianguan.identity.Actor;
import io.jianguan.registry.RegistryDefinition.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a query asks, in words, and whether an index answers it. */
@Component
class QueryJudgement {
    /** Below so many rows reading all of them is quick. */
    private static final double FEW_ROWS = 50_000;

    private final DSLContext sql;
    private final Listing listing;
    private final QueryReader queries;
    private final QuerySentence sentence;
    private final Registries registries;
    private final Words words;

    QueryJudgement(
            DSLContext sql,
            Listing listing,
            QueryReader queries,
            QuerySentence sentence,
            Registries registries,
            Words words) {
        this.sql = sql;
        this.listing = listing;
        this.queries = queries;
        this.sentence = sentence;
        this.registries = registries;
        this.words = words;
    }

    /**
     * @param sentence empty where nothing is asked
     * @param served false where the database would read the whole of a large registry
     * @param quicker labels of fields that an index knows and the query does not ask about
     */
    record Judgement(String sentence, boolean served, List<String> quicker) {}

    Judgement of(Actor actor, ViewDefinition view, ListRequest request) {
        var definition = registries.get(view.registry());
        var rights = FieldRights.of(actor, definition);
        if (request.query() == null) {
            return new Judgement("", true, List.of());
        }
        var query = queries.read(request.query(), definition, rights);
        boolean served = served(listing.select(actor, view, request));
        return new Judgement(
                sentence.of(actor, definition, query),
                served,
                served ? List.of() : quicker(definition, rights, QueryConditions.fields(query)));
    }

    /** By PostgreSQL's own estimate, without running it. */
    boolean served(Selection selection) {
        var order = selection.order();
        var plan = sql.explain(listing.page(selection, order.valued(null), order.byValue(), 51));
        return !plan.plan().contains("Seq Scan on") || rows(selection.table().registry()) < FEW_ROWS;
    }

    private double rows(String registry) {
        return sql.resultQuery("SELECT reltuples FROM pg_class WHERE oid = to_regclass(?)", "data.\"" + registry + "\"")
                .fetchSingle()
                .get(0, Double.class);
    }

    private List<String> quicker(RegistryDefinition definition, FieldRights rights, List<String> asked) {
        var indexed = new LinkedHashSet<String>();
        for (var index : RecordIndex.of(definition)) {
            indexed.add(RecordIndex.bare(index.columns().getFirst()));
        }
        var labels = new ArrayList<String>();
        for (Field field : QueryReader.fields(definition, rights)) {
            if (indexed.contains(field.name()) && !asked.contains(field.name())) {
                labels.add(words.of(field.label()));
            }
        }
        return labels;
    }
}
