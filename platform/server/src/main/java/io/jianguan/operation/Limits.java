package io.jianguan.operation;

import io.jianguan.engine.EngineState;
import java.util.ArrayList;
import java.util.List;

/**
 * What figures must not exceed.
 *
 * @param minimumFree bytes that must be free on the disk of the data folder
 * @param exporterBehind positions of the broker's log that its exporter may be behind
 */
record Limits(long minimumFree, long exporterBehind) {
    private static final long SILENT = 30;
    private static final long LATE = 30;
    private static final long STUCK = 60;

    List<Condition> exceeded(Conditions.Figures figures) {
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
        if (figures.free() >= 0 && figures.free() < minimumFree) {
            found.add(new Condition("disk", "", List.of(number(figures.free() / (1 << 20)))));
        }
        if (figures.storeAway()) {
            found.add(new Condition("store-away", "", List.of()));
        }
        figures.unknownYears()
                .forEach(year -> found.add(new Condition("calendar-missing", number(year), List.of(number(year)))));
        return found;
    }

    private void ofPartition(EngineState.Partition partition, List<Condition> found) {
        var subject = number(partition.id());
        var phase = partition.phase();
        if (partition.silent() > SILENT) {
            found.add(new Condition("exporter-silent", subject, List.of(subject, number(partition.silent()))));
        } else if (phase != null && !phase.equals("EXPORTING")) {
            found.add(new Condition("exporter-blocked", subject, List.of(subject, phase)));
        }
        var behind = partition.behind();
        if (behind != null && behind > exporterBehind) {
            found.add(new Condition("exporter-behind", subject, List.of(subject, number(behind))));
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
