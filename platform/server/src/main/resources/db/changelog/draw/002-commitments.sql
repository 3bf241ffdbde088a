-- A draw is promised first and made later. What was made before that keeps its own algorithm and no commitment.
ALTER TABLE draw.draw
    ADD COLUMN number             bigint,
    ADD COLUMN attempt            integer     NOT NULL DEFAULT 1,
    ADD COLUMN reason             text,
    ADD COLUMN state              text        NOT NULL DEFAULT 'drawn'
        CHECK (state IN ('committed', 'drawn', 'abandoned')),
    ADD COLUMN element_id         text,
    ADD COLUMN drawn_at           timestamptz,
    ADD COLUMN source             text        NOT NULL DEFAULT 'server'
        CHECK (source IN ('server', 'public', 'parties')),
    ADD COLUMN source_name        text,
    ADD COLUMN source_round       text,
    ADD COLUMN known_at           timestamptz,
    ADD COLUMN parties            text[]      NOT NULL DEFAULT '{}',
    ADD COLUMN word               text,
    ADD COLUMN secret             text,
    ADD COLUMN statement          text,
    ADD COLUMN commitment         text,
    ADD COLUMN subject_registry   text        NOT NULL DEFAULT 'subject',
    ADD COLUMN wanted             integer     NOT NULL DEFAULT 0,
    ADD COLUMN per_subject        integer     NOT NULL DEFAULT 2,
    ADD COLUMN balanced           boolean     NOT NULL DEFAULT false,
    ADD COLUMN mixed              boolean     NOT NULL DEFAULT false,
    ADD COLUMN pool_size          integer     NOT NULL DEFAULT 0,
    ADD COLUMN pool_text          bytea,
    ADD COLUMN exclusions         text        NOT NULL DEFAULT '',
    ADD COLUMN officer_count      integer     NOT NULL DEFAULT 0,
    ADD COLUMN officer_text       text        NOT NULL DEFAULT '',
    ADD COLUMN officer_exclusions text        NOT NULL DEFAULT '',
    ADD COLUMN result_text        text,
    ADD COLUMN seed_values        text[]      NOT NULL DEFAULT '{}',
    ALTER COLUMN rules TYPE text USING rules::text,
    ALTER COLUMN seed DROP NOT NULL,
    ALTER COLUMN result DROP NOT NULL;

UPDATE draw.draw SET drawn_at = at, pool_size = cardinality(pool), officer_count = cardinality(officers),
    wanted = jsonb_array_length(result),
    pool_text = convert_to('[]' || chr(10) || array_to_string(pool, chr(10)) || chr(10), 'UTF8'),
    officer_text = array_to_string(officers, chr(10));
UPDATE draw.draw d SET attempt = o.attempt
FROM (SELECT id, row_number() OVER (PARTITION BY registry, record_id ORDER BY at, id) AS attempt FROM draw.draw) o
WHERE o.id = d.id;

ALTER TABLE draw.draw
    DROP COLUMN pool,
    DROP COLUMN officers,
    -- millions of digits: compressing them takes longer than writing them
    ALTER COLUMN pool_text SET STORAGE EXTERNAL;
CREATE UNIQUE INDEX draw_number ON draw.draw (number);
CREATE UNIQUE INDEX draw_attempt ON draw.draw (registry, record_id, attempt);
DROP INDEX draw.draw_by_record;

-- What people gave after the commitment was published, never changed: the last one of each counts.
CREATE TABLE draw.entry (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draw_id  uuid        NOT NULL REFERENCES draw.draw,
    username text        NOT NULL,
    kind     text        NOT NULL CHECK (kind IN ('seal', 'value')),
    content  text        NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX entry_by_draw ON draw.entry (draw_id, id);
