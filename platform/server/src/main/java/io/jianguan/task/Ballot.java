package io.jianguan.task;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How several people decide together.
 *
 * @param mode {@code any} the first answer counts; {@code all}, {@code sequence} everybody has to agree; {@code vote} by
 *     weight
 * @param ratio of all weight that has to agree, 0 to 1
 * @param veto one who does not agree decides at once
 * @param agree the outcome that is a yes
 */
record Ballot(String mode, BigDecimal ratio, boolean veto, String agree) {

    /** @param outcome null while there is no answer */
    record Vote(BigDecimal weight, @Nullable String outcome) {}

    /** @return the outcome; empty while it still depends on those who have not answered */
    Optional<String> decide(List<Vote> votes) {
        var no = votes.stream()
                .map(Vote::outcome)
                .filter(Objects::nonNull)
                .filter(Predicate.not(agree::equals))
                .findFirst();
        if (veto && no.isPresent()) {
            return no;
        }
        return switch (mode) {
            case "any" ->
                votes.stream().map(Vote::outcome).filter(Objects::nonNull).findFirst();
            case "vote" -> byWeight(votes, no);
            default -> votes.stream().anyMatch(vote -> vote.outcome() == null) ? Optional.empty() : no.or(this::yes);
        };
    }

    private Optional<String> yes() {
        return Optional.of(agree);
    }

    private Optional<String> byWeight(List<Vote> votes, Optional<String> no) {
        var needed = weight(votes, vote -> true).multiply(ratio);
        var agreed = weight(votes, vote -> agree.equals(vote.outcome()));
        var open = weight(votes, vote -> vote.outcome() == null);
        if (agreed.compareTo(needed) >= 0 && agreed.signum() > 0) {
            return yes();
        }
        return agreed.add(open).compareTo(needed) < 0 || open.signum() == 0 ? no : Optional.empty();
    }

    private static BigDecimal weight(List<Vote> votes, Predicate<Vote> counted) {
        return votes.stream().filter(counted).map(Vote::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
