package io.jianguan.document;

import org.springframework.stereotype.Component;

/** Whether documents can be kept and opened, for whoever watches over the system. */
@Component
public class FileStoreState {
    private final FileStore files;

    FileStoreState(FileStore files) {
        this.files = files;
    }

    /** Asks it. */
    public boolean isAway() {
        return !files.isReachable();
    }
}
