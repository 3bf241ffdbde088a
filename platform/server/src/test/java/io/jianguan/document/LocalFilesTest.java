package io.jianguan.document;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

@Tag("C8")
class LocalFilesTest extends FileStoreContract {
    @TempDir
    Path data;

    /** As it is without a word. */
    static DocumentSettings settings(Path data) {
        return Binder.get(new MockEnvironment().withProperty("jianguan.data", data.toString()))
                .bindOrCreate("jianguan", DocumentSettings.class);
    }

    @Override
    FileStore store() {
        var settings = settings(data);
        return new FileStoreConfiguration().fileStore(settings, new Incoming(settings), Clock.systemUTC());
    }

    @Override
    FileStore other() {
        return store();
    }

    @Override
    Path place() {
        return data.resolve("files");
    }
}
