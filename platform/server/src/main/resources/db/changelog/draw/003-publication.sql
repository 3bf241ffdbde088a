-- Whose draws anybody may look at, for as long as the line stands; who took it back is in the audit log.
CREATE TABLE draw.publication (
    registry     text        NOT NULL,
    record_id    bigint      NOT NULL,
    published_by text        NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (registry, record_id)
);
