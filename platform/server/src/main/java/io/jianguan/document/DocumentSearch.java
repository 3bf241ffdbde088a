package io.jianguan.document;

import io.jianguan.fulltext.Snippet;
import io.jianguan.fulltext.Tokens;
import io.jianguan.fulltext.Words;
import io.jianguan.rest.Cursor;
import io.jianguan.rest.Page;
import io.jianguan.rest.Problem;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Finds documents by words in their name or text, among what is attached to records. */
@Component
public class DocumentSearch {
    private static final int LENGTH = 160;
    private static final int LEAD = 40;
    private static final Field<UUID> ID = DSL.field("d.id", UUID.class);
    private static final Field<String> NAME = DSL.field("d.name", String.class);
    private static final Field<String> TYPE = DSL.field("d.type", String.class);
    private static final Field<Long> SIZE = DSL.field("d.size", Long.class);
    private static final Field<String> BODY = DSL.field("c.body", String.class);
    private static final Field<String> REGISTRY = DSL.field("a.registry", String.class);
    private static final Field<Long> RECORD = DSL.field("a.record_id", Long.class);
    private static final Field<OffsetDateTime> AT = DSL.field("a.attached_at", SQLDataType.TIMESTAMPWITHTIMEZONE);

    private final DSLContext sql;

    DocumentSearch(DSLContext sql) {
        this.sql = sql;
    }

    /**
     * A document at a record; one that hangs at several is found at each.
     *
     * @param name with the words marked
     * @param text the place in its text, with the words marked; without parts where it has none
     */
    public record Hit(
            String id,
            String type,
            long size,
            String registry,
            long recordId,
            OffsetDateTime attachedAt,
            Snippet name,
            Snippet text) {}

    /**
     * Newest first. Every word must stand in the name, or every word in the text.
     *
     * @param readable for each registry to be searched, which records count, as a condition on their id
     * @param cursor of the page before; null for the first
     * @throws Problem {@code rest.cursor}
     */
    public Page<Hit> find(
            String text, Map<String, Function<Field<Long>, Condition>> readable, @Nullable String cursor, int limit) {
        var words = Words.of(text);
        var tokens = words.required();
        if (tokens.isEmpty() || readable.isEmpty()) {
            return new Page<>(List.of(), null, null);
        }
        var rows = sql.select(ID, NAME, TYPE, SIZE, REGISTRY, RECORD, AT, piece(words), place(words))
                .from("document.document d")
                .join("document.attachment a")
                .on("a.document_id = d.id")
                .leftJoin("document.content c")
                .on("c.hash = d.hash")
                .where(ID.in(candidates(words, Tokens.query(tokens))))
                .and(DSL.or(readable.entrySet().stream()
                        .map(one -> REGISTRY.eq(one.getKey()).and(one.getValue().apply(RECORD)))
                        .toList()))
                .and(after(cursor))
                .orderBy(AT.desc(), ID.desc(), REGISTRY.desc(), RECORD.desc())
                .limit(limit + 1)
                .fetch();
        var hits = rows.stream().limit(limit).map(row -> hit(row, words)).toList();
        return new Page<>(hits, rows.size() > limit ? next(rows.get(limit - 1)) : null, null);
    }

    private static org.jooq.Select<org.jooq.Record1<UUID>> candidates(Words words, String query) {
        return DSL.select(DSL.field("n.id", UUID.class))
                .from("document.document n")
                .where("n.name_words @@ {0}::tsquery", DSL.val(query))
                .and(held(DSL.field("n.name", String.class), words))
                .unionAll(DSL.select(DSL.field("m.id", UUID.class))
                        .from("document.content t")
                        .join("document.document m")
                        .on("m.hash = t.hash")
                        .where("t.words @@ {0}::tsquery", DSL.val(query))
                        .and(held(DSL.field("t.body", String.class), words)));
    }

    /** The index only says where it may be. */
    private static Condition held(Field<String> text, Words words) {
        return DSL.and(words.all().stream()
                .map(word -> DSL.position(DSL.lower(text), word).gt(0))
                .toList());
    }

    /** Where the first word stands; 0 where it does not. */
    private static Field<Integer> place(Words words) {
        return DSL.coalesce(DSL.position(DSL.lower(BODY), words.all().getFirst()), DSL.inline(0));
    }

    private static Field<String> piece(Words words) {
        return DSL.substring(BODY, DSL.greatest(place(words).minus(LEAD), DSL.inline(1)), DSL.inline(LENGTH * 3));
    }

    private static Hit hit(Record row, Words words) {
        var name = row.get(NAME);
        var piece = row.get(7, String.class);
        var snippet = Snippet.of(piece == null ? "" : piece, words, LENGTH);
        return new Hit(
                row.get(ID).toString(),
                row.get(TYPE),
                row.get(SIZE),
                row.get(REGISTRY),
                row.get(RECORD),
                row.get(AT),
                Snippet.of(name, words, name.length()),
                row.get(8, Integer.class) > LEAD ? new Snippet(snippet.parts(), true, snippet.after()) : snippet);
    }

    private static String next(Record last) {
        var parts = new ArrayList<@Nullable String>();
        parts.add(last.get(AT).toString());
        parts.add(last.get(ID).toString());
        parts.add(last.get(REGISTRY));
        parts.add(last.get(RECORD).toString());
        return new Cursor(parts).encode();
    }

    private static Condition after(@Nullable String cursor) {
        if (cursor == null) {
            return DSL.noCondition();
        }
        var parts = Cursor.decode(cursor, 4).parts();
        try {
            return DSL.row(AT, ID, REGISTRY, RECORD)
                    .lessThan(
                            OffsetDateTime.parse(String.valueOf(parts.get(0))),
                            UUID.fromString(String.valueOf(parts.get(1))),
                            String.valueOf(parts.get(2)),
                            Long.valueOf(String.valueOf(parts.get(3))));
        } catch (RuntimeException forged) {
            throw new Problem(HttpStatus.BAD_REQUEST, "rest.cursor");
        }
    }
}
