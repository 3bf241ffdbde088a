package io.jianguan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jianguan.CoreTest;
import io.jianguan.document.DocumentSearch.Hit;
import io.jianguan.fulltext.Snippet.Part;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("C8")
class ReadingTest extends CoreTest {
    private static final Map<String, Function<Field<Long>, Condition>> ALL =
            Map.of("open", record -> DSL.noCondition());

    @Autowired
    Contents contents;

    @Autowired
    Documents documents;

    @Autowired
    DocumentSearch search;

    @Autowired
    ReadingQueue queue;

    @Autowired
    JdbcClient jdbc;

    @Test
    void shouldFindADocumentByWordsOfItsTextAndShowThePlace() {
        var id = attached("检查记录.docx", Samples.docx("东侧储罐区存有丙烯腈，未设围堰"), 101);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(found("围堰 丙烯腈")).extracting(Hit::id).containsExactly(id));
        var hit = found("丙烯腈 围堰").getFirst();
        assertThat(hit.recordId()).isEqualTo(101);
        assertThat(hit.text().parts()).contains(new Part("丙烯腈", true), new Part("围堰", true));
        assertThat(hit.type()).contains("wordprocessingml");
        assertThat(found("围堰 甲醇")).isEmpty();
        assertThat(found("检查记录.docx")).extracting(Hit::id).contains(id);
    }

    @Test
    void shouldFindOnlyWhatHangsAtRecordsInSight() {
        var id = attached("丁酮清单.txt", "清单".getBytes(StandardCharsets.UTF_8), 102);

        assertThat(found("丁酮")).extracting(Hit::id).containsExactly(id);
        assertThat(search.find("丁酮", Map.of("open", record -> record.eq(7L)), null, 10)
                        .rows())
                .isEmpty();
        assertThat(search.find("丁酮", Map.of("closed", record -> DSL.noCondition()), null, 10)
                        .rows())
                .isEmpty();
    }

    @Test
    void shouldPageThroughWhatIsFound() {
        var ids = new ArrayList<String>();
        for (int n = 0; n < 5; n++) {
            ids.add(attached("环己烷 " + n + ".txt", ("环己烷" + n).getBytes(StandardCharsets.UTF_8), 200 + n));
        }

        var seen = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            var page = search.find("环己烷", ALL, cursor, 2);
            page.rows().forEach(hit -> seen.add(hit.id()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactlyElementsOf(ids.reversed());
    }

    @Test
    void shouldSayWhyWhatCannotBeReadAndTakeUpWhatAServerLeft() {
        attached("broken.pdf", "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8), 103);
        // as a server that was killed while it read would leave it
        var hash = "0".repeat(64);
        jdbc.sql("""
                INSERT INTO document.content (hash, queued_at, taken_until, attempts)
                VALUES (:hash, now(), now() - interval '1 second', 2)""").param("hash", hash).update();

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(reason("broken.pdf")).isEqualTo("damaged");
            assertThat(jdbc.sql("SELECT reason FROM document.content WHERE hash = ?")
                            .param(hash)
                            .query(String.class)
                            .single())
                    .isEqualTo("memory");
        });
    }

    private @Nullable String reason(String name) {
        return jdbc.sql("SELECT reason FROM document.content JOIN document.document USING (hash) WHERE name = ?")
                .param(name)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private List<Hit> found(String words) {
        return search.find(words, ALL, null, 10).rows();
    }

    private String attached(String name, byte[] content, long record) {
        var id = contents.keep(new ByteArrayInputStream(content), name, "reading")
                .id();
        documents.attach(List.of(id), "open", record, "reading");
        return id;
    }
}
