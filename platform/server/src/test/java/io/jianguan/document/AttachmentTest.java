package io.jianguan.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jianguan.CoreTest;
import io.jianguan.document.Documents.Document;
import io.jianguan.rest.Problem;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class AttachmentTest extends CoreTest {
    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @Test
    void shouldFindInTheOrderAsked() {
        var first = uploaded("li.si");
        var second = uploaded("li.si");

        var found = documents.find(List.of(second, "no-id", UUID.randomUUID().toString(), first));

        assertThat(found).extracting(Document::id).containsExactly(second, first);
    }

    @Test
    void shouldAttachOnceAndLeaveWhatIsAttachedToTheRecordAlone() {
        var id = uploaded("li.si");

        documents.attach(List.of(id), "inspection", 7, "li.si");
        documents.attach(List.of(id), "inspection", 7, "li.si");
        documents.attach(List.of(id), "inspection", 7, "wang.wu");

        assertThat(jdbc.sql("SELECT attached_by FROM document.attachment WHERE document_id = :id::uuid")
                        .param("id", id)
                        .query(String.class)
                        .list())
                .containsExactly("li.si");
    }

    @Test
    void shouldRefuseToAttachWhatIsUnknownOrSomebodyElses() {
        var id = uploaded("li.si");

        assertThatThrownBy(() -> documents.attach(List.of(id), "inspection", 8, "wang.wu"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("document.unknown"));
        assertThatThrownBy(() -> documents.attach(List.of("no-id"), "inspection", 8, "wang.wu"))
                .isInstanceOf(Problem.class);
    }

    private String uploaded(String username) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("""
                INSERT INTO document.document (id, name, type, size, hash, uploaded_by, uploaded_at)
                VALUES (:id::uuid, 'a.txt', 'text/plain', 1, 'hash', :username, now())""").param("id", id).param("username", username).update();
        return id;
    }
}
