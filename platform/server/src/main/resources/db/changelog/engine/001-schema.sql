CREATE SCHEMA engine;

-- Written by the exporter inside the broker, in log order.
CREATE TABLE engine.event (
    partition_id integer NOT NULL,
    position bigint NOT NULL,
    record_key bigint NOT NULL,
    value_type text NOT NULL,
    intent text NOT NULL,
    instance_key bigint,
    occurred_at timestamptz NOT NULL,
    value jsonb NOT NULL,
    PRIMARY KEY (partition_id, position)
);

-- What started an instance is looked up when its process element is activated.
CREATE INDEX event_start ON engine.event (instance_key) WHERE value_type = 'MESSAGE_START_EVENT_SUBSCRIPTION';

CREATE TABLE engine.exporter (
    partition_id integer PRIMARY KEY,
    position bigint NOT NULL,
    seen_at timestamptz NOT NULL
);

-- How far the projector has come.
CREATE TABLE engine.position (
    partition_id integer PRIMARY KEY,
    position bigint NOT NULL,
    projected_at timestamptz NOT NULL
);

CREATE TABLE engine.parked_event (
    partition_id integer NOT NULL,
    position bigint NOT NULL,
    instance_key bigint NOT NULL,
    reason text NOT NULL,
    parked_at timestamptz NOT NULL,
    PRIMARY KEY (partition_id, position)
);

CREATE INDEX parked_event_instance ON engine.parked_event (instance_key, position);

-- Commands to the engine, written with what they belong to, sent until answered.
CREATE TABLE engine.command (
    id uuid PRIMARY KEY,
    kind text NOT NULL,
    payload jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    attempts integer NOT NULL DEFAULT 0,
    next_attempt_at timestamptz NOT NULL,
    done_at timestamptz,
    refused boolean NOT NULL DEFAULT false,
    last_error text,
    instance_key bigint
);

CREATE INDEX command_waiting ON engine.command (next_attempt_at) WHERE done_at IS NULL;
CREATE INDEX command_done ON engine.command (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE engine.job_done (
    job_key bigint PRIMARY KEY,
    type text NOT NULL,
    instance_key bigint NOT NULL,
    variables jsonb NOT NULL,
    done_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX job_done_at ON engine.job_done (done_at);

CREATE TABLE engine.incident (
    incident_key bigint PRIMARY KEY,
    instance_key bigint NOT NULL,
    element_id text,
    error_type text NOT NULL,
    message text NOT NULL,
    raised_at timestamptz NOT NULL,
    resolved_at timestamptz
);

CREATE INDEX incident_instance ON engine.incident (instance_key);
CREATE INDEX incident_open ON engine.incident (raised_at) WHERE resolved_at IS NULL;
