CREATE SCHEMA process;

CREATE TABLE process.definition (
    process_id     text        NOT NULL,
    version        int         NOT NULL,
    definition_key bigint      NOT NULL UNIQUE,
    bpmn           text        NOT NULL,
    deployed_at    timestamptz NOT NULL,
    PRIMARY KEY (process_id, version)
);

-- A person's or process's wish that a process move a record; one that has not ended forbids a second.
CREATE TABLE process.instance (
    command_id   uuid        PRIMARY KEY,
    instance_key bigint      UNIQUE,
    process_id   text        NOT NULL,
    version      int,
    registry     text        NOT NULL,
    record_id    bigint      NOT NULL,
    started_by   text,
    requested_at timestamptz NOT NULL,
    started_at   timestamptz,
    ended_at     timestamptz,
    state        text        NOT NULL CHECK (state IN ('starting', 'running', 'completed', 'canceled'))
);
CREATE UNIQUE INDEX instance_one_running ON process.instance (registry, record_id, process_id) WHERE ended_at IS NULL;
CREATE INDEX instance_by_record ON process.instance (registry, record_id, requested_at);

CREATE TABLE process.step (
    element_instance_key bigint      PRIMARY KEY,
    instance_key         bigint      NOT NULL,
    element_id           text        NOT NULL,
    element_type         text        NOT NULL,
    activated_at         timestamptz NOT NULL,
    ended_at             timestamptz,
    terminated           boolean     NOT NULL DEFAULT false
);
CREATE INDEX step_by_instance ON process.step (instance_key, activated_at);

CREATE TABLE process.flow (
    instance_key bigint NOT NULL,
    flow_id      text   NOT NULL,
    PRIMARY KEY (instance_key, flow_id)
);

CREATE TABLE process.incident (
    incident_key bigint      PRIMARY KEY,
    instance_key bigint      NOT NULL,
    element_id   text,
    error_type   text        NOT NULL,
    message      text        NOT NULL,
    raised_at    timestamptz NOT NULL,
    resolved_at  timestamptz
);
CREATE INDEX incident_by_instance ON process.incident (instance_key);

-- What people and the system did, as it is told to people.
CREATE TABLE process.timeline (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    instance_key bigint      NOT NULL,
    at           timestamptz NOT NULL,
    kind         text        NOT NULL,
    element_id   text,
    username     text,
    outcome      text,
    opinion      text,
    form_id      text,
    form_version int,
    values       jsonb
);
CREATE INDEX timeline_by_instance ON process.timeline (instance_key, id);
