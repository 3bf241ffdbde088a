package io.jianguan.draw;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Somebody who can be sent. As text, which is what the commitment's hash is of: a line {@code id, account, group,
 * load, recusals}, separated by tabs, the recusals ascending and separated by commas; lines in order of id.
 *
 * @param group what a pair may be asked to differ in, for example the gender; may be empty
 * @param load how much there is to do already
 * @param recusals ids of the subjects from whom the officer must stand back (行政处罚法 §43)
 */
record Officer(long id, String account, String group, int load, Set<Long> recusals) {
    private static final String TAB = "\t";

    Officer {
        recusals = new TreeSet<>(recusals);
    }

    static String text(List<Officer> officers) {
        return officers.stream().map(Officer::line).collect(Collectors.joining());
    }

    private String line() {
        var from = recusals.stream().map(String::valueOf).collect(Collectors.joining(","));
        return String.join(TAB, String.valueOf(id), account, group, String.valueOf(load), from) + "\n";
    }

    static List<Officer> parse(String text) {
        return text.lines().map(line -> officer(line.split(TAB, -1))).toList();
    }

    private static Officer officer(String[] cells) {
        var recusals = Arrays.stream(cells[4].split(","))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .collect(Collectors.toSet());
        return new Officer(Long.parseLong(cells[0]), cells[1], cells[2], Integer.parseInt(cells[3]), recusals);
    }
}
