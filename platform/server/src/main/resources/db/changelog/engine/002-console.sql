-- An instance's whole life: its start, its variables, its read models made again, its events forgotten together.
CREATE INDEX event_instance ON engine.event (instance_key, position) WHERE instance_key IS NOT NULL;
DROP INDEX engine.event_start;

CREATE INDEX event_ended ON engine.event (occurred_at)
    WHERE value_type = 'PROCESS_INSTANCE'
    AND intent IN ('ELEMENT_COMPLETED', 'ELEMENT_TERMINATED')
    AND value ->> 'bpmnElementType' = 'PROCESS';

ALTER TABLE engine.incident ADD COLUMN job_key bigint;
DROP INDEX engine.incident_open;
CREATE INDEX incident_open ON engine.incident (raised_at DESC, incident_key DESC) WHERE resolved_at IS NULL;

CREATE INDEX command_refused ON engine.command (done_at) WHERE refused;

CREATE TABLE engine.rebuild (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    after_key bigint NOT NULL DEFAULT 0,
    total integer NOT NULL,
    done integer NOT NULL DEFAULT 0,
    skipped integer NOT NULL DEFAULT 0,
    failed integer NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX rebuild_one ON engine.rebuild ((true)) WHERE finished_at IS NULL;
