package io.jianguan.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.identity.Actor;
import io.jianguan.registry.Records.Cause;
import io.jianguan.registry.Records.Record;
import io.jianguan.registry.RegistryDefinition.Right;
import io.jianguan.registry.RegistryDefinition.Scope;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A view narrows what the registry lets people read. */
class ViewRightsTest extends RegistryTest {
    private static final Cause PROCESS = new Cause(null, "");

    @Autowired
    Listing listing;

    @BeforeEach
    void noVisits() {
        jdbc.sql("TRUNCATE data.visit").update();
    }

    @Test
    void shouldNeverShowMoreThanTheRegistryLetsRead() {
        records.create("visit", "market", visit("name", "市监甲", "handler", "li"), PROCESS);
        records.create("visit", "market", visit("name", "市监乙"), PROCESS);
        records.create("visit", "fire", visit("name", "消防丙", "handler", "li"), PROCESS);
        records.create("visit", "fire", visit("name", "消防丁"), PROCESS);
        jdbc.sql("UPDATE data.visit SET status = 'open' WHERE name = '消防丙'").update();

        for (var scope : Scope.values()) {
            assertThat(shown(LI, right("officer", scope, List.of())))
                    .as("an officer may read their own only, in a view of %s", scope)
                    .isSubsetOf("市监甲", "消防丙")
                    .contains("市监甲");
            assertThat(shown(WANG, right("department-leader", scope, List.of())))
                    .as("a leader may read their office's only, in a view of %s", scope)
                    .isSubsetOf("市监甲", "市监乙");
        }
        assertThat(shown(LI, right("officer", Scope.SELF, List.of("open")))).containsExactly("消防丙");
        assertThat(shown(LI, right("officer", Scope.ALL, List.of("open")))).containsExactly("消防丙");
        assertThat(shown(WANG, right("department-leader", Scope.SELF, List.of())))
                .isEmpty();
        assertThat(shown(WANG, right("officer", Scope.ALL, List.of()))).isEmpty();
    }

    private static Right right(String role, Scope scope, List<String> statuses) {
        return new Right(role, scope, Set.of("read"), statuses, false);
    }

    private List<String> shown(Actor actor, Right right) {
        var all = views.get(LI, "visits");
        var view = new ViewDefinition(
                all.view(),
                all.label(),
                all.registry(),
                all.where(),
                all.columns(),
                all.formulas(),
                all.searches(),
                all.sort(),
                List.of(right),
                all.empty(),
                all.rowActions(),
                all.bulkActions(),
                all.menu());
        return listing.page(listing.select(actor, view, ListRequest.all()), ListRequest.all()).rows().stream()
                .map(Record::title)
                .toList();
    }
}
