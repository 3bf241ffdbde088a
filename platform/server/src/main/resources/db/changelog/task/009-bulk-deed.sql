-- Something done to many tasks or clocks at once, in the background.
CREATE TABLE task.bulk_deed (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  deed text NOT NULL,
  language text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  idempotency_key text,
  state text NOT NULL CHECK (state IN ('trying', 'tried', 'running', 'done', 'stopped', 'failed')),
  said jsonb NOT NULL,
  total int NOT NULL DEFAULT 0,
  -- ordinal of the last that was looked at: after a crash it goes on behind it
  reached int NOT NULL DEFAULT 0,
  ready int NOT NULL DEFAULT 0,
  done int NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  failure text,
  stopping boolean NOT NULL DEFAULT false,
  finished_at timestamptz,
  worker uuid,
  alive_until timestamptz,
  attempts int NOT NULL DEFAULT 0
);
CREATE INDEX bulk_deed_open ON task.bulk_deed (id) WHERE state IN ('trying', 'running');
CREATE UNIQUE INDEX bulk_deed_once ON task.bulk_deed (requested_by, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- What it is done to, and what became of each.
CREATE TABLE task.bulk_deed_item (
  bulk_deed_id bigint NOT NULL REFERENCES task.bulk_deed,
  ordinal int NOT NULL,
  subject_id bigint NOT NULL,
  -- null: not looked at yet; ready: it can be done, and has not been
  outcome text CHECK (outcome IN ('ready', 'done', 'refused')),
  -- why it was refused: the problem's code, and its text for people
  code text,
  message text,
  PRIMARY KEY (bulk_deed_id, ordinal)
);
CREATE INDEX bulk_deed_item_outcome ON task.bulk_deed_item (bulk_deed_id, outcome, ordinal);
