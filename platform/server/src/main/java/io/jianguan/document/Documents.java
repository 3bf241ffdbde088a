package io.jianguan.document;

import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Uploaded files. Whoever uploads owns a document until it is attached to a record; then the record's rights hold. */
@Component
public class Documents {

    /**
     * @param id UUID text
     * @param type media type found by content, not by name
     * @param size bytes
     * @param hash SHA-256, hex
     */
    public record Document(String id, String name, String type, long size, String hash) {}

    /** In the order asked; unknown ids are left out. One query. */
    public List<Document> find(Collection<String> ids) {
        throw new UnsupportedOperationException();
    }

    /**
     * Binds documents to a record, in the caller's transaction.
     *
     * @throws io.jianguan.rest.Problem {@code document.unknown} if one does not exist or belongs to somebody else
     */
    public void attach(Collection<String> ids, String registry, long recordId, String username) {
        throw new UnsupportedOperationException();
    }
}
