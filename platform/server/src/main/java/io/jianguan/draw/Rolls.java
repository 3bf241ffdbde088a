package io.jianguan.draw;

import io.jianguan.registry.Records;
import io.jianguan.registry.Records.Named;
import io.jianguan.rest.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who could be drawn, who could not and why, and who could be sent: page by page, with the names of today. The lists
 * are frozen, so that a place in one is a key for the page behind it.
 */
@Component
class Rolls {
    /** As many as a search looks for. */
    private static final int FOUND = 1_000;

    private final JdbcClient jdbc;
    private final Records records;

    Rolls(JdbcClient jdbc, Records records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    /**
     * @param after place of the last one seen, counted from 1; 0 to begin
     * @param words name or number of whom one looks for; null for all
     */
    record Asked(int after, int limit, @Nullable String words) {}

    /** @param name null where the record is deleted @param key a code or number without two alike */
    record Member(
            String id, @Nullable String name, @Nullable String key, String stratum, int weight, boolean drawn) {}

    /** @param reason the model's, or a code of the platform's own */
    record Excluded(
            String id, @Nullable String name, @Nullable String key, String reason) {}

    /** @param recusals from how many subjects the officer must stand back */
    record Inspector(
            String id, @Nullable String name, @Nullable String key, String group, int load, int recusals) {}

    Page<Member> pool(Draw draw, Asked asked) {
        var pool = Pool.parse(jdbc.sql("SELECT pool_text FROM draw.draw WHERE id = ?")
                .param(draw.id())
                .query(byte[].class)
                .single());
        var wanted = wanted(draw.subjectRegistry(), asked.words);
        var found = new ArrayList<Placed<Pool.Member>>();
        int place = 0;
        for (var stratum : pool.strata()) {
            for (int i = Math.max(0, asked.after - place);
                    i < stratum.ids().length && found.size() <= asked.limit;
                    i++) {
                if (wanted == null || wanted.contains(stratum.ids()[i])) {
                    found.add(new Placed<>(place + i + 1, stratum.member(i)));
                }
            }
            place += stratum.ids().length;
        }
        var drawn = drawn(draw);
        return named(
                draw.subjectRegistry(),
                page(found, asked.limit),
                Pool.Member::id,
                (member, name) -> new Member(
                        String.valueOf(member.id()),
                        name == null ? null : name.title(),
                        name == null ? null : name.key(),
                        member.stratum(),
                        member.weight(),
                        drawn.contains(member.id())));
    }

    Page<Excluded> exclusions(Draw draw, Asked asked) {
        return excluded(draw.subjectRegistry(), text(draw, "exclusions"), asked);
    }

    Page<Excluded> officerExclusions(Draw draw, Asked asked) {
        return excluded(draw.officerRegistry(), text(draw, "officer_exclusions"), asked);
    }

    Page<Inspector> officers(Draw draw, Asked asked) {
        var officers = draw.commitment() == null ? List.<Officer>of() : Officer.parse(text(draw, "officer_text"));
        var page = page(placed(officers, Officer::id, draw.officerRegistry(), asked), asked.limit);
        return named(
                draw.officerRegistry(),
                page,
                Officer::id,
                (officer, name) -> new Inspector(
                        String.valueOf(officer.id()),
                        name == null ? officer.account() : name.title(),
                        name == null ? null : name.key(),
                        officer.group(),
                        officer.load(),
                        officer.recusals().size()));
    }

    private record Placed<T>(int place, T one) {}

    private record Line(long id, String reason) {
        static Line of(String line) {
            int tab = line.indexOf('\t');
            return new Line(Long.parseLong(line, 0, tab, 10), line.substring(tab + 1));
        }
    }

    private Page<Excluded> excluded(@Nullable String registry, String text, Asked asked) {
        var lines = text.lines().map(Line::of).toList();
        var page = page(placed(lines, Line::id, registry, asked), asked.limit);
        return named(
                registry,
                page,
                Line::id,
                (line, name) -> new Excluded(
                        String.valueOf(line.id),
                        name == null ? null : name.title(),
                        name == null ? null : name.key(),
                        line.reason));
    }

    private <T> List<Placed<T>> placed(List<T> all, ToLongFunction<T> id, @Nullable String registry, Asked asked) {
        var wanted = wanted(registry, asked.words);
        var found = new ArrayList<Placed<T>>();
        for (int i = asked.after; i < all.size() && found.size() <= asked.limit; i++) {
            if (wanted == null || wanted.contains(id.applyAsLong(all.get(i)))) {
                found.add(new Placed<>(i + 1, all.get(i)));
            }
        }
        return found;
    }

    private static <T> Page<T> page(List<Placed<T>> found, int limit) {
        return Page.of(found, limit, last -> String.valueOf(last.place)).map(Placed::one);
    }

    private interface Naming<T, R> {
        R of(T one, @Nullable Named name);
    }

    private <T, R> Page<R> named(@Nullable String registry, Page<T> page, ToLongFunction<T> id, Naming<T, R> naming) {
        var ids = page.rows().stream().map(id::applyAsLong).toList();
        Map<Long, Named> names = registry == null ? Map.of() : records.names(registry, ids);
        return page.map(one -> naming.of(one, names.get(id.applyAsLong(one))));
    }

    /** Null for all. */
    private @Nullable Set<Long> wanted(@Nullable String registry, @Nullable String words) {
        return registry == null || words == null || words.isBlank()
                ? null
                : new HashSet<>(records.search(registry, words, FOUND));
    }

    private Set<Long> drawn(Draw draw) {
        return text(draw, "result_text")
                .lines()
                .map(line -> Long.parseLong(line, 0, line.indexOf('\t'), 10))
                .collect(Collectors.toSet());
    }

    private String text(Draw draw, String column) {
        return jdbc.sql("SELECT " + column + " FROM draw.draw WHERE id = ?")
                .param(draw.id())
                .query((row, n) -> Objects.requireNonNullElse(row.getString(1), ""))
                .single();
    }
}
