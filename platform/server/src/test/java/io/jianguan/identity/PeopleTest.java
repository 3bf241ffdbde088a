package io.jianguan.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.CoreTest;
import io.jianguan.rest.FieldError;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Tag("W2")
class PeopleTest extends CoreTest {
    @Autowired
    Organisations organisations;

    @Autowired
    Users users;

    @Autowired
    Roles roles;

    @Autowired
    Actors actors;

    @BeforeEach
    void district() {
        organisations.save(new Organisation("qu", null, "示范区", "district", "110000"));
        organisations.save(new Organisation("qu-sj", "qu", "市场监督管理局", "bureau", "110000"));
        organisations.save(new Organisation("qu-sj-1", "qu-sj", "食品科", "department", null));
        organisations.save(new Organisation("qu-xf", "qu", "消防救援局", "bureau", null));
        roles.save("officer", new Label("执法人员", "Officer"));
        roles.save("system-admin", new Label("系统管理员", "System administrator"));
    }

    @Test
    void shouldKnowAllThatStandsBelowAnOrganisationAfterAMove() {
        assertThat(organisations.subtree("qu")).containsExactly("qu", "qu-sj", "qu-sj-1", "qu-xf");

        organisations.save(new Organisation("qu-sj", "qu-xf", "市场监督管理局", "bureau", null));

        assertThat(organisations.subtree("qu-xf")).containsExactly("qu-sj", "qu-sj-1", "qu-xf");
        organisations.save(new Organisation("qu-sj", "qu", "市场监督管理局", "bureau", null));
        assertThat(organisations.subtree("qu-xf")).containsExactly("qu-xf");
    }

    @Test
    void shouldRefuseARingOfOrganisations() {
        assertThatThrownBy(() -> organisations.save(new Organisation("qu", "qu-sj-1", "示范区", "district", null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field, FieldError::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple("parentCode", "below-itself")));
    }

    @Test
    void shouldFindAPersonWithRolesAndSubtree() {
        users.save(new NewUser("li.si", "李四", "qu-sj", List.of("officer", "officer@qu-xf"), null));

        var actor = actors.get("li.si");

        assertThat(actor.name()).isEqualTo("李四");
        assertThat(actor.subtree()).containsExactly("qu-sj", "qu-sj-1");
        assertThat(actor.principals()).containsExactlyInAnyOrder("user:li.si", "officer@qu-sj", "officer@qu-xf");
        assertThat(actors.names(List.of("li.si", "nobody"))).containsOnlyKeys("li.si");
    }

    @Test
    void shouldOpenHundredsOfDemoAccountsQuicklyAndOnlyOnce() {
        var crowd = IntStream.range(0, 300)
                .mapToObj(n -> new NewUser("crowd" + n, "人员" + n, "qu-sj", List.of("officer"), "Jianguan-2026"))
                .toList();

        assertThat(users.save(crowd)).isEqualTo(300);
        assertThat(users.save(crowd)).isZero();
    }

    @Test
    void shouldNameEveryFieldThatIsWrong() {
        assertThatThrownBy(() -> users.create(new NewUser("Bad Name", "", "nowhere", List.of("king"), "short")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .extracting(FieldError::field)
                                .contains("username", "name", "organisation", "roles[0].role", "password"));
    }
}
