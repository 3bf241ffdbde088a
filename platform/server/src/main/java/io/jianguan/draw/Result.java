package io.jianguan.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who was drawn, in that order. As text: lines of the subject's id, a tab, and its officers' ids separated by commas.
 */
record Result(List<Lot> lots) {

    /** @param officers empty where too few could go there */
    record Lot(long subject, List<Officer> officers) {}

    static Result of(Pool pool, int wanted, OfficerRule rule, String seed) {
        var lots = new ArrayList<Lot>(wanted);
        var pairs = new OfficerPairs(
                rule.officers(), rule.perSubject(), rule.balanced(), rule.mixed(), new Chance(seed, "officers"));
        for (long subject : Lots.draw(pool, wanted, new Chance(seed, "subjects"))) {
            lots.add(new Lot(subject, pairs.forSubject(subject)));
        }
        return new Result(lots);
    }

    record OfficerRule(List<Officer> officers, int perSubject, boolean balanced, boolean mixed) {}

    String text() {
        var text = new StringBuilder();
        for (var lot : lots) {
            text.append(lot.subject)
                    .append('\t')
                    .append(lot.officers.stream()
                            .map(officer -> String.valueOf(officer.id()))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return text.toString();
    }
}
