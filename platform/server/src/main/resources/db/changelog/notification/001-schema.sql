CREATE SCHEMA notification;

CREATE TABLE notification.notice (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username  text        NOT NULL,
    kind      text        NOT NULL,
    arguments text[]      NOT NULL,
    link      text        NOT NULL,
    key       text,
    at        timestamptz NOT NULL,
    read_at   timestamptz,
    UNIQUE (username, key)
);
CREATE INDEX notice_of ON notification.notice (username, id DESC);
CREATE INDEX notice_unread ON notification.notice (username) WHERE read_at IS NULL;
