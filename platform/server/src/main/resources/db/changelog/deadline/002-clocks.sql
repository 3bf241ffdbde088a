-- A calendar for all ('') and one for each organisation that has days or hours of its own.
ALTER TABLE deadline.calendar_day ADD COLUMN calendar text NOT NULL DEFAULT '';
ALTER TABLE deadline.calendar_day DROP CONSTRAINT calendar_day_pkey;
ALTER TABLE deadline.calendar_day ADD PRIMARY KEY (calendar, day);

CREATE TABLE deadline.office_hours (
    calendar text PRIMARY KEY,
    spans    text NOT NULL
);

-- One row; rises with each change of a calendar, so that clocks reckoned before are found.
CREATE TABLE deadline.calendar_version (version bigint NOT NULL);
INSERT INTO deadline.calendar_version VALUES (1);

CREATE TABLE deadline.rule (
    code       text  NOT NULL,
    version    int   NOT NULL,
    from_date  date  NOT NULL DEFAULT '-infinity',
    until_date date  NOT NULL DEFAULT 'infinity',
    definition jsonb NOT NULL,
    PRIMARY KEY (code, version)
);

-- One clock a task, or a stage of a record. What it says is the fold of its events.
CREATE TABLE deadline.clock (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id          bigint      UNIQUE,
    registry         text,
    record_id        bigint,
    status           text,
    supervision_id   bigint      UNIQUE,
    owner_org        text        NOT NULL,
    category         text,
    rule             jsonb       NOT NULL,
    state            text        NOT NULL CHECK (state IN ('running', 'paused', 'ended')),
    started_at       timestamptz NOT NULL,
    due_at           timestamptz NOT NULL,
    near_at          timestamptz NOT NULL,
    ended_at         timestamptz,
    calendar_version bigint      NOT NULL,
    explanation      jsonb       NOT NULL
);
CREATE UNIQUE INDEX clock_of_record ON deadline.clock (registry, record_id) WHERE status IS NOT NULL AND state <> 'ended';
CREATE INDEX clock_stages ON deadline.clock (owner_org, due_at, id) WHERE status IS NOT NULL AND state <> 'ended';
CREATE INDEX clock_reckoned ON deadline.clock (calendar_version, id) WHERE state <> 'ended';
CREATE INDEX clock_due ON deadline.clock (owner_org, due_at);

CREATE TABLE deadline.event (
    clock_id bigint      NOT NULL REFERENCES deadline.clock,
    number   int         NOT NULL,
    kind     text        NOT NULL,
    at       timestamptz NOT NULL,
    username text,
    reason   text,
    amount   int,
    fixed    timestamptz,
    PRIMARY KEY (clock_id, number)
);
CREATE FUNCTION deadline.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''what happened to a clock is never changed''; END';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON deadline.event
    FOR EACH ROW EXECUTE FUNCTION deadline.refuse_change();

-- One row a clock and warning; round counts how often an extension moved a warning that had fired. An alert fires by
-- one statement over many rows (fired_at), then each does what its rule says, in one transaction with done_at.
CREATE TABLE deadline.alert (
    clock_id bigint      NOT NULL REFERENCES deadline.clock,
    stage    text        NOT NULL,
    round    int         NOT NULL,
    fire_at  timestamptz NOT NULL,
    fired_at timestamptz,
    done_at  timestamptz,
    PRIMARY KEY (clock_id, stage, round)
);
CREATE INDEX alert_waiting ON deadline.alert (fire_at) WHERE fired_at IS NULL;
CREATE INDEX alert_fired ON deadline.alert (fired_at) WHERE fired_at IS NOT NULL AND done_at IS NULL;
