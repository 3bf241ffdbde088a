package io.jianguan.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/** Says while the server runs that the disk is getting full, before the broker stops taking commands. */
final class DiskWatch {
    private static final Logger log = LoggerFactory.getLogger(DiskWatch.class);

    private final DataFolder folder;
    private final DataSize minimum;
    private final CountDownLatch stopping = new CountDownLatch(1);

    DiskWatch(DataFolder folder, DataSize minimum) {
        this.folder = folder;
        this.minimum = minimum;
    }

    void start() {
        Thread.ofVirtual().name("disk watch").start(() -> {
            try {
                while (!stopping.await(1, TimeUnit.MINUTES)) {
                    var free = folder.free();
                    if (free.compareTo(minimum) < 0) {
                        log.warn("The disk of {} is nearly full: {} MB are free", folder, free.toMegabytes());
                    }
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        });
    }

    void stop() {
        stopping.countDown();
    }
}
