-- A list that is written into a file in the background, for whoever asked for it.
CREATE TABLE registry.export (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  view text NOT NULL,
  registry text NOT NULL,
  -- of the file, without its ending
  name text NOT NULL,
  format text NOT NULL CHECK (format IN ('xlsx', 'csv')),
  -- what stands in the list's address
  parameters jsonb NOT NULL,
  language text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'ready', 'cancelled', 'failed', 'expired')),
  -- null: not counted yet
  total bigint,
  rows bigint NOT NULL DEFAULT 0,
  size bigint,
  -- hash of what the person might see when it was written: whoever may see less by now does not get it
  rights text,
  failure text,
  finished_at timestamptz,
  expires_at timestamptz,
  worker uuid,
  alive_until timestamptz,
  attempts int NOT NULL DEFAULT 0
);
CREATE INDEX export_open ON registry.export (id) WHERE state IN ('running');
CREATE INDEX export_kept ON registry.export (id) WHERE state = 'ready';
CREATE INDEX export_by ON registry.export (requested_by, id);
