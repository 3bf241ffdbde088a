package io.jianguan.registry;

import io.jianguan.identity.Actors;
import io.jianguan.registry.QueryJudgement.Judgement;
import io.jianguan.registry.Totals.ColumnSums;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What people ask of a list, told back to them. */
@RestController
@RequestMapping("/api/views/{view}")
class QueryController {
    private final Actors actors;
    private final Views views;
    private final Listing listing;
    private final Totals totals;
    private final QueryJudgement judgement;
    private final BoundedQuery bounded;

    QueryController(
            Actors actors,
            Views views,
            Listing listing,
            Totals totals,
            QueryJudgement judgement,
            BoundedQuery bounded) {
        this.actors = actors;
        this.views = views;
        this.listing = listing;
        this.totals = totals;
        this.judgement = judgement;
        this.bounded = bounded;
    }

    /** The query in words, and whether it will be quick. */
    @GetMapping("/query")
    Judgement query(@PathVariable String view, @RequestParam MultiValueMap<String, String> parameters) {
        var actor = actors.current();
        return judgement.of(actor, views.get(actor, view), ListRequest.of(parameters));
    }

    /** ColumnSums of the number columns, of the first 10,000 rows at most. */
    @GetMapping("/totals")
    ColumnSums totals(@PathVariable String view, @RequestParam MultiValueMap<String, String> parameters) {
        var actor = actors.current();
        var selection = listing.select(actor, views.get(actor, view), ListRequest.of(parameters));
        return bounded.within(() -> totals.of(selection));
    }
}
