package io.jianguan.operation;

import io.jianguan.deadline.WorkCalendar;
import io.jianguan.document.FileStoreState;
import io.jianguan.engine.EngineState;
import io.jianguan.engine.Incidents;
import io.jianguan.engine.ParkedEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Looks at everything that alarms are about. */
@Component
class Conditions {
    private static final int SOME = 1_000;

    private final EngineState engine;
    private final Incidents incidents;
    private final ParkedEvents parked;
    private final FileStoreState store;
    private final WorkCalendar calendars;
    private final Clock clock;
    private final Path data;
    private final Limits limits;

    Conditions(
            EngineState engine,
            Incidents incidents,
            ParkedEvents parked,
            FileStoreState store,
            WorkCalendar calendars,
            Clock clock,
            @Value("${jianguan.data:data}") Path data,
            @Value("${jianguan.minimum-free:1GB}") DataSize minimumFree,
            @Value("${jianguan.engine.exporter-behind:50000}") long behind) {
        this.engine = engine;
        this.incidents = incidents;
        this.parked = parked;
        this.store = store;
        this.calendars = calendars;
        this.clock = clock;
        this.data = data;
        this.limits = new Limits(minimumFree.toBytes(), behind);
    }

    /**
     * @param free bytes on the disk of the data folder; -1 where there is none here
     * @param storeAway whether the store of files does not answer
     * @param unknownYears years ahead whose holidays nobody has entered
     */
    record Figures(
            EngineState.Broker broker,
            List<EngineState.Partition> partitions,
            EngineState.Commands commands,
            int incidents,
            int parked,
            long free,
            boolean storeAway,
            List<Integer> unknownYears) {}

    Figures figures() {
        return new Figures(
                engine.broker(),
                engine.partitions(),
                engine.commands(),
                incidents.open(null, null, SOME).size(),
                parked.list(null, SOME).size(),
                free(),
                store.isAway(),
                calendars.unknownYears(clock.instant()));
    }

    private long free() {
        try {
            return Files.isDirectory(data) ? Files.getFileStore(data).getUsableSpace() : -1;
        } catch (IOException unknown) {
            return -1;
        }
    }

    List<Condition> of(Figures figures) {
        return limits.exceeded(figures);
    }
}
