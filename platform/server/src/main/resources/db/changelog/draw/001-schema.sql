CREATE SCHEMA draw;

-- Every draw ever made, with all that is needed to make it again.
CREATE TABLE draw.draw (
    id         uuid        PRIMARY KEY,
    registry   text        NOT NULL,
    record_id  bigint      NOT NULL,
    at         timestamptz NOT NULL,
    username   text,
    algorithm  text        NOT NULL,
    seed       text        NOT NULL,
    rules      jsonb       NOT NULL,
    pool       bigint[]    NOT NULL,
    pool_hash  text        NOT NULL,
    officers   bigint[]    NOT NULL,
    result     jsonb       NOT NULL
);
CREATE INDEX draw_by_record ON draw.draw (registry, record_id, at DESC);
