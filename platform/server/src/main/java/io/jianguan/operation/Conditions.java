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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Looks at everything that alarms are about. */
@Component
class Conditions {
    private static final long SILENT = 30;
    private static final long LATE = 30;
    private static final long STUCK = 60;
    private static final int SOME = 1_000;

    /** How far ahead periods reach: by then a year's holidays have been published. */
    private static final int AHEAD = 90;

    private final EngineState engine;
    private final Incidents incidents;
    private final ParkedEvents parked;
    private final FileStoreState store;
    private final WorkCalendar calendars;
    private final Clock clock;
    private final Path data;
    private final DataSize minimumFree;

    Conditions(
            EngineState engine,
            Incidents incidents,
            ParkedEvents parked,
            FileStoreState store,
            WorkCalendar calendars,
            Clock clock,
            @Value("${jianguan.data:data}") Path data,
            @Value("${jianguan.minimum-free:1GB}") DataSize minimumFree) {
        this.engine = engine;
        this.incidents = incidents;
        this.parked = parked;
        this.store = store;
        this.calendars = calendars;
        this.clock = clock;
        this.data = data;
        this.minimumFree = minimumFree;
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
                calendars.unknownYears(LocalDate.now(clock), AHEAD));
    }

    private long free() {
        try {
            return Files.isDirectory(data) ? Files.getFileStore(data).getUsableSpace() : -1;
        } catch (IOException unknown) {
            return -1;
        }
    }

    List<Condition> of(Figures figures) {
        var found = new ArrayList<Condition>();
        if (figures.broker().isAway()) {
            found.add(new Condition("engine-away", "", List.of()));
        } else if (figures.broker().led() < figures.broker().partitions()) {
            found.add(new Condition(
                    "partition-unled",
                    "",
                    List.of(String.valueOf(
                            figures.broker().partitions() - figures.broker().led()))));
        }
        figures.partitions().forEach(partition -> ofPartition(partition, found));
        var commands = figures.commands();
        if (commands.waitingFor() > STUCK) {
            found.add(new Condition(
                    "commands-waiting", "", List.of(number(commands.waiting()), number(commands.waitingFor()))));
        }
        if (figures.parked() > 0) {
            found.add(new Condition("parked", "", List.of(number(figures.parked()))));
        }
        if (figures.incidents() > 0) {
            found.add(new Condition("incidents", "", List.of(number(figures.incidents()))));
        }
        if (figures.free() >= 0 && figures.free() < minimumFree.toBytes()) {
            found.add(new Condition("disk", "", List.of(number(figures.free() / (1 << 20)))));
        }
        if (figures.storeAway()) {
            found.add(new Condition("store-away", "", List.of()));
        }
        figures.unknownYears()
                .forEach(year -> found.add(new Condition("calendar-missing", number(year), List.of(number(year)))));
        return found;
    }

    private static void ofPartition(EngineState.Partition partition, List<Condition> found) {
        var subject = number(partition.id());
        var phase = partition.phase();
        if (partition.silent() > SILENT) {
            found.add(new Condition("exporter-silent", subject, List.of(subject, number(partition.silent()))));
        } else if (phase != null && !phase.equals("EXPORTING")) {
            found.add(new Condition("exporter-blocked", subject, List.of(subject, phase)));
        }
        if (partition.waitingFor() > LATE) {
            found.add(new Condition(
                    "projector-late",
                    subject,
                    List.of(subject, number(partition.waiting()), number(partition.waitingFor()))));
        }
    }

    private static String number(long number) {
        return String.valueOf(number);
    }
}
