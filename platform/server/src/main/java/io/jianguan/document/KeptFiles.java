package io.jianguan.document;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Files that this system makes and keeps for a while, where contents are kept: whichever server is asked has them. */
@Component
public class KeptFiles {
    private final FileStore store;

    KeptFiles(FileStore store) {
        this.store = store;
    }

    /**
     * The same name again takes its place.
     *
     * @param name with its folder, such as {@code exports/17.csv}: of ours, so no path of anybody's
     * @param file is gone afterwards
     * @throws io.jianguan.rest.Unavailable {@code document.store-away}
     */
    public void keep(String name, Path file) {
        store.keep(name, file);
    }

    /** One that does not exist where none is kept. */
    public Resource get(String name) {
        return store.kept(name);
    }

    public void forget(String name) {
        store.forget(name);
    }

    /** Names of what a folder has kept since before then. */
    public List<String> before(String folder, Instant moment) {
        return store.keptBefore(folder, moment);
    }
}
