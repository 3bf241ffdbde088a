package io.jianguan.deadline;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.jianguan.deadline.WorkCalendar.Day;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The public holidays that every year has (全国年节及纪念日放假办法 §2). Each is in the list that is published for a year,
 * so a year is known when holidays name them all.
 */
record Festivals(List<Festival> all) {
    static final Festivals NONE = new Festivals(List.of());

    Festivals {
        all = List.copyOf(all);
    }

    /** @param word that the name of its holidays contains: {@code 国庆} is in 国庆节、中秋节 */
    record Festival(String name, String word) {}

    /** Years whose holidays have been entered; where no festivals are known, those with any holiday. */
    Set<Integer> years(Collection<Day> days) {
        return days.stream()
                .filter(day -> day.kind().equals("holiday"))
                .collect(groupingBy(day -> day.day().getYear()))
                .entrySet()
                .stream()
                .filter(year -> lacking(year.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .collect(toUnmodifiableSet());
    }

    /** The names of those that no holiday of a year names. @param days of that year */
    List<String> lacking(Collection<Day> days) {
        return all.stream()
                .filter(festival -> days.stream()
                        .noneMatch(day ->
                                day.kind().equals("holiday") && day.name().contains(festival.word())))
                .map(Festival::name)
                .toList();
    }
}
