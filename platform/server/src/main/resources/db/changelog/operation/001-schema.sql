CREATE SCHEMA operation;

-- What an operator asked to be done with one or many instances.
CREATE TABLE operation.batch (
    id              bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    action          text        NOT NULL CHECK (action IN ('retry', 'cancel', 'migrate', 'move')),
    parameters      jsonb       NOT NULL,
    reason          text        NOT NULL,
    requested_by    text        NOT NULL,
    requested_at    timestamptz NOT NULL,
    total           int         NOT NULL,
    canceled_at     timestamptz,
    finished_at     timestamptz,
    idempotency_key text,
    UNIQUE (requested_by, idempotency_key)
);
CREATE INDEX batch_unfinished ON operation.batch (id) WHERE finished_at IS NULL;

CREATE TABLE operation.batch_item (
    batch_id     bigint NOT NULL REFERENCES operation.batch,
    instance_key bigint NOT NULL,
    -- nothing: there was nothing to do; skipped: the batch was stopped before
    state        text   NOT NULL CHECK (state IN ('waiting', 'sent', 'done', 'refused', 'nothing', 'skipped')),
    commands     uuid[] NOT NULL DEFAULT '{}',
    detail       text,
    PRIMARY KEY (batch_id, instance_key)
);
CREATE INDEX batch_item_open ON operation.batch_item (state, batch_id, instance_key) WHERE state IN ('waiting', 'sent');
CREATE INDEX batch_item_of ON operation.batch_item (batch_id, state, instance_key);
CREATE INDEX batch_item_instance ON operation.batch_item (instance_key, batch_id);

CREATE TABLE operation.alarm (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind       text        NOT NULL,
    subject    text        NOT NULL,
    arguments  text[]      NOT NULL,
    raised_at  timestamptz NOT NULL,
    cleared_at timestamptz
);
CREATE UNIQUE INDEX alarm_open ON operation.alarm (kind, subject) WHERE cleared_at IS NULL;
