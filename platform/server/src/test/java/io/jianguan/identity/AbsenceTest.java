package io.jianguan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.CoreTest;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("W4")
class AbsenceTest extends CoreTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    Actors actors;

    @Autowired
    Absences absences;

    @Autowired
    Clock clock;

    LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void people() {
        today = LocalDate.now(clock);
        organisations.save(new Organisation("ab", null, "示范局", "bureau", null));
        organisations.save(new Organisation("ab-2", null, "另一局", "bureau", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        roles.save("department-leader", new Label("部门领导", "Leader"));
        roles.save("enterprise-contact", new Label("企业联系人", "Contact"));
        users.save(List.of(
                new NewUser("ab.away", "离某", "ab", List.of("officer"), null),
                new NewUser("ab.stays", "在某", "ab", List.of("officer"), null),
                new NewUser("ab.leads", "领某", "ab", List.of("department-leader"), null),
                new NewUser("ab.other", "他某", "ab-2", List.of("department-leader"), null),
                new NewUser("ab.outside", "外某", "ab", List.of("enterprise-contact"), null)));
    }

    @Test
    void shouldRepresentOnlyWhileTheSubstitutionIsInForceAndOnlyInItsProcesses() {
        var made = absences.plan(actors.get("ab.away"), plan("ab.stays", 0, 3, List.of("p1")));
        var planned = absences.plan(actors.get("ab.away"), plan("ab.leads", 1, 3, List.of()));

        var substitute = actors.get("ab.stays");
        assertThat(substitute.mayActFor("ab.away", "p1")).isTrue();
        assertThat(substitute.mayActFor("ab.away", "p2")).isFalse();
        assertThat(substitute.principals("p1")).contains("user:ab.away", "officer@ab", "user:ab.stays");
        assertThat(substitute.principals("p2")).doesNotContain("user:ab.away");
        assertThat(planned.state()).isEqualTo(Substitution.State.PLANNED);
        assertThat(actors.get("ab.leads").represents()).isEmpty();

        absences.end(actors.get("ab.away"), Long.parseLong(made.id()));
        assertThat(actors.get("ab.stays").represents()).isEmpty();
        assertThat(absences.of(actors.get("ab.away"), null, true, null, 10).rows())
                .filteredOn(one -> one.id().equals(made.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Substitution.State.OVER));
    }

    @Test
    void shouldActByTheRightsOfALeaderWhoIsAwayInTheseProcessesOnly() {
        var made = absences.plan(actors.get("ab.leads"), plan("ab.stays", 0, 1, List.of("p1")));

        var substitute = actors.get("ab.stays");
        assertThat(substitute.entitled(Actor.LEADER, "ab", "p1")).hasValue("ab.leads");
        assertThat(substitute.entitled(Actor.LEADER, "ab", "p2")).isEmpty();
        assertThat(substitute.entitled(Actor.LEADER, "ab-2", "p1")).isEmpty();
        assertThat(actors.get("ab.leads").entitled(Actor.LEADER, "ab", "p2")).hasValue("ab.leads");
        absences.end(actors.get("ab.leads"), Long.parseLong(made.id()));
    }

    @Test
    void shouldBeArrangedByThePersonOrTheLeaderAndNobodyElse() {
        var forAnother = new Absences.Plan("ab.away", "ab.other", today, today, List.of(), "病假");

        assertThat(absences.plan(actors.get("ab.leads"), forAnother).createdBy().username())
                .isEqualTo("ab.leads");
        assertThatThrownBy(() -> absences.plan(actors.get("ab.other"), forAnother))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("identity.absence-not-yours"));
    }

    @Test
    void shouldSayWhatIsWrongWithEachField() {
        assertThat(faults(plan(null, 0, 1, List.of()))).containsExactly("substitute required");
        assertThat(faults(plan("ab.away", 0, 1, List.of()))).containsExactly("substitute same-person");
        assertThat(faults(plan("ab.outside", 0, 1, List.of()))).containsExactly("substitute no-substitute");
        assertThat(faults(plan("ab.stays", 2, 1, List.of()))).containsExactly("until before-from");
        assertThat(faults(plan("ab.stays", -3, -1, List.of()))).containsExactly("until past");
    }

    private List<String> faults(Absences.Plan plan) {
        try {
            absences.plan(actors.get("ab.away"), plan);
            return List.of();
        } catch (Problem problem) {
            return problem.errors().stream()
                    .map((FieldError error) -> error.field() + " " + error.code())
                    .toList();
        }
    }

    private Absences.Plan plan(@Nullable String substitute, int from, int until, List<String> processes) {
        return new Absences.Plan(null, substitute, today.plusDays(from), today.plusDays(until), processes, null);
    }
}
