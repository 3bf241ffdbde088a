package io.jianguan.document;

import io.jianguan.document.Documents.Document;
import io.jianguan.identity.Actor;
import io.jianguan.rest.Problem;
import io.jianguan.rest.Unavailable;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;

/** Documents as files, for modules that read what people upload. */
@Component
public class Contents {
    private final Uploads uploads;
    private final Documents documents;
    private final DocumentRights rights;
    private final FileStore files;

    Contents(Uploads uploads, Documents documents, DocumentRights rights, FileStore files) {
        this.uploads = uploads;
        this.documents = documents;
        this.rights = rights;
        this.files = files;
    }

    /**
     * Keeps a file for its uploader, of any size.
     *
     * @throws Problem {@code document.empty}, {@code document.no-space}
     */
    public Document keep(InputStream content, String name, String username) {
        return uploads.upload(content, name, username);
    }

    /**
     * The file itself, to be read only, until it is closed.
     *
     * @throws Problem {@code document.unreadable}, also where the person may not read it; {@code document.lost}
     * @throws Unavailable {@code document.store-away}
     */
    public HeldFile open(Actor actor, String id) {
        return files.hold(rights.readable(actor, id).hash());
    }

    /** For work that goes on when nobody is signed in: without a person's rights. */
    public HeldFile open(String id) {
        return documents.find(List.of(id)).stream()
                .findFirst()
                .map(document -> files.hold(document.hash()))
                .orElseThrow(() -> Problem.notFound("document.unreadable"));
    }
}
