package io.jianguan.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import io.jianguan.ServerTest;
import io.jianguan.identity.Actors;
import io.jianguan.registry.RecordIntake;
import io.jianguan.registry.RecordIntake.Deed;
import io.jianguan.registry.RecordIntake.Done;
import io.jianguan.registry.RecordIntake.Given;
import io.jianguan.registry.RecordIntake.Match;
import io.jianguan.registry.RecordIntake.Order;
import io.jianguan.registry.RecordIntake.Outcome;
import io.jianguan.registry.RecordIntake.Source;
import io.jianguan.registry.Records;
import io.jianguan.registry.Registries;
import io.jianguan.sharing.Feed.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Imports are followed as what people enter is. */
@Tag("D11")
class FeedIntakeTest extends ServerTest {
    private static final int IMPORTED = 40;

    @Autowired
    Actors actors;

    @Autowired
    Registries registries;

    @Autowired
    Records records;

    @Autowired
    RecordIntake intake;

    @Autowired
    Services services;

    @Autowired
    Feed feed;

    @Autowired
    ChangeDistribution distribution;

    @Autowired
    JdbcClient jdbc;

    private Site site;

    @BeforeEach
    void service() {
        eventually()
                .ignoreExceptions()
                .until(() -> actors.get("he.business").username().equals("he.business"));
        Site.publish(registries);
        site = new Site(records);
        site.publish(services, everybodys(site.definition()));
    }

    /** Imports are written by COPY, past everything that looks at single records. */
    @Test
    void shouldTellEveryRowOfAnImportAndOfItsUndoAndKeepNoPersonalDataInTheClear() {
        var cursor = feed.after(site.service, site.definition().slice(), null, 100, Duration.ZERO)
                .next();
        var source = new Source("import:1", "导入第 {row} 行");
        var session = intake.open(actors.get("he.business"), new Order(Site.REGISTRY, null, Match.REFUSE));
        var given = new ArrayList<Given>();
        for (int row = 2; row < 2 + IMPORTED; row++) {
            Map<String, Object> values = Map.of("name", "店" + row, "kind", site.kind, "owner_phone", "13812345678");
            given.add(new Given(row, values, List.of()));
        }
        var outcomes = intake.write(session, given, source);
        assertThat(outcomes).allMatch(one -> one.deed() == Deed.CREATED);
        var opened = told(cursor, IMPORTED);
        assertThat(opened).allMatch(change -> change.operation().equals("I"));
        assertThat(opened.stream().map(Change::recordId))
                .containsExactlyInAnyOrderElementsOf(
                        outcomes.stream().map(Outcome::recordId).toList());
        assertThat(opened.toString()).contains("138****5678").doesNotContain("13812345678");
        assertThat(jdbc.sql("SELECT string_agg(image::text, ' ') FROM sharing.change WHERE service = ?")
                        .param(site.service)
                        .query(String.class)
                        .single())
                .contains("sm4:")
                .doesNotContain("13812345678", "remark");

        var deeds = outcomes.stream()
                .map(one -> new Done(one.row(), one.deed(), one.recordId(), one.version()))
                .toList();
        assertThat(intake.undo("he.business", Site.REGISTRY, deeds, source)).isEmpty();
        var undone = told(cursor, 2 * IMPORTED).subList(IMPORTED, 2 * IMPORTED);
        assertThat(undone).allMatch(change -> change.operation().equals("D") && change.row() == null);
        assertThat(undone.stream().map(Change::recordId))
                .containsExactlyInAnyOrderElementsOf(
                        opened.stream().map(Change::recordId).toList());
    }

    private List<Change> told(String cursor, int expected) {
        var slice = site.definition().slice();
        eventually().until(() -> {
            distribution.run();
            return feed.after(site.service, slice, cursor, 100, Duration.ZERO)
                            .rows()
                            .size()
                    >= expected;
        });
        var told = feed.after(site.service, slice, cursor, 100, Duration.ZERO).rows();
        assertThat(told).hasSize(expected);
        return told;
    }

    private static ServiceDefinition everybodys(ServiceDefinition one) {
        return new ServiceDefinition(
                one.registry(),
                one.label(),
                one.description(),
                one.fields(),
                one.where(),
                List.of(),
                one.changes(),
                one.statistics(),
                one.pageSize());
    }
}
