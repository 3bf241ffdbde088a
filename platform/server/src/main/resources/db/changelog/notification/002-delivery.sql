-- Where and when a person wants to be written to. No row: in the product only.
CREATE TABLE notification.person (
    username       text PRIMARY KEY,
    language       text NOT NULL DEFAULT 'zh' CHECK (language IN ('zh', 'en')),
    email          text,
    webhook_url    text,
    webhook_secret text,
    -- held back from the first until the second time of day; the first may be the later one
    quiet_from     time,
    quiet_until    time,
    digest_at      time NOT NULL DEFAULT '08:30',
    CHECK ((quiet_from IS NULL) = (quiet_until IS NULL)),
    CHECK ((webhook_url IS NULL) = (webhook_secret IS NULL))
);

-- What differs from 'at once'.
CREATE TABLE notification.preference (
    username text NOT NULL REFERENCES notification.person ON DELETE CASCADE,
    kind     text NOT NULL,
    channel  text NOT NULL CHECK (channel IN ('mail', 'webhook')),
    mode     text NOT NULL CHECK (mode IN ('digest', 'off')),
    PRIMARY KEY (username, kind, channel)
);

-- One attempt series a notice and channel.
CREATE TABLE notification.delivery (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id bigint      NOT NULL REFERENCES notification.notice ON DELETE CASCADE,
    username  text        NOT NULL,
    channel   text        NOT NULL,
    digest    boolean     NOT NULL,
    state     text        NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
    attempts  int         NOT NULL DEFAULT 0,
    due_at    timestamptz NOT NULL,
    ended_at  timestamptz,
    error     text,
    UNIQUE (notice_id, channel)
);
CREATE INDEX delivery_due ON notification.delivery (due_at) WHERE state = 'waiting';
CREATE INDEX delivery_of ON notification.delivery (username, id DESC);

-- When something told at an instant leaves: with the next digest, after the quiet hours, or now. Local
-- time of the product.
CREATE FUNCTION notification.leaves(
    at timestamp, digest boolean, digest_at time, quiet_from time, quiet_until time) RETURNS timestamp
LANGUAGE sql IMMUTABLE
RETURN CASE
    WHEN digest AND at::time < digest_at THEN at::date + digest_at
    WHEN digest THEN at::date + 1 + digest_at
    WHEN quiet_from < quiet_until AND at::time >= quiet_from AND at::time < quiet_until THEN at::date + quiet_until
    WHEN quiet_from > quiet_until AND at::time < quiet_until THEN at::date + quiet_until
    WHEN quiet_from > quiet_until AND at::time >= quiet_from THEN at::date + 1 + quiet_until
    ELSE at
END;
