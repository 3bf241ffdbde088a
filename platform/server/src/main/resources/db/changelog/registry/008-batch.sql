-- A change of many records that runs in the background.
CREATE TABLE registry.batch (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  registry text NOT NULL,
  view text NOT NULL,
  language text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  state text NOT NULL CHECK (state IN
    ('trying', 'tried', 'changing', 'changed', 'stopped', 'undoing', 'undone', 'failed')),
  input jsonb NOT NULL,
  total int NOT NULL DEFAULT 0,
  -- ordinal of the last record that is done with: after a crash it goes on behind it
  reached int NOT NULL DEFAULT 0,
  changed int NOT NULL DEFAULT 0,
  same int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  undone int NOT NULL DEFAULT 0,
  kept int NOT NULL DEFAULT 0,
  failure text,
  stopping boolean NOT NULL DEFAULT false,
  finished_at timestamptz,
  worker uuid,
  alive_until timestamptz,
  attempts int NOT NULL DEFAULT 0
);
CREATE INDEX batch_open ON registry.batch (id) WHERE state IN ('trying', 'changing', 'undoing');
CREATE INDEX batch_by ON registry.batch (requested_by, id);

-- The records of a change, as they were when it was asked for, and what became of them.
CREATE TABLE registry.batch_record (
  batch_id bigint NOT NULL REFERENCES registry.batch,
  ordinal int NOT NULL,
  record_id bigint NOT NULL,
  version int NOT NULL,
  -- null: not looked at yet; ready: it can be changed, and has not been
  outcome text CHECK (outcome IN ('ready', 'changed', 'same', 'refused', 'undone', 'kept')),
  -- for people: why it was refused
  message text,
  PRIMARY KEY (batch_id, ordinal)
);
