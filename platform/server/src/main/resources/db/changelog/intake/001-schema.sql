CREATE SCHEMA intake;

-- A spreadsheet on its way into a registry.
CREATE TABLE intake.import (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  registry text NOT NULL,
  document_id text NOT NULL,
  file_name text NOT NULL,
  language text NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  undone_by text,
  -- refused: all rows or none were wanted, and one was wrong
  state text NOT NULL CHECK (state IN
    ('draft', 'trying', 'tried', 'importing', 'imported', 'stopped', 'refused', 'undoing', 'undone', 'failed')),
  -- what it is when all is taken back
  ends_as text CHECK (ends_as IN ('undone', 'refused')),
  plan jsonb NOT NULL,
  sheets text[] NOT NULL,
  -- rows of the sheet, about
  total bigint NOT NULL,
  only_good boolean NOT NULL DEFAULT false,
  -- number of the last row that is done with: after a crash it goes on behind it
  last_row bigint NOT NULL DEFAULT 0,
  created bigint NOT NULL DEFAULT 0,
  changed bigint NOT NULL DEFAULT 0,
  same bigint NOT NULL DEFAULT 0,
  skipped bigint NOT NULL DEFAULT 0,
  refused bigint NOT NULL DEFAULT 0,
  undone bigint NOT NULL DEFAULT 0,
  kept bigint NOT NULL DEFAULT 0,
  failure text,
  stopping boolean NOT NULL DEFAULT false,
  finished_at timestamptz,
  worker uuid,
  alive_until timestamptz,
  attempts int NOT NULL DEFAULT 0
);
CREATE INDEX import_open ON intake.import (id) WHERE state IN ('trying', 'importing', 'undoing');
CREATE INDEX import_by ON intake.import (requested_by, id);

-- What is wrong with a row's cell; field is empty where it is the row as a whole.
CREATE TABLE intake.fault (
  import_id bigint NOT NULL REFERENCES intake.import,
  row_no bigint NOT NULL,
  ordinal int NOT NULL,
  field text NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  -- of the cell; empty where it is personal
  text text NOT NULL,
  PRIMARY KEY (import_id, row_no, ordinal)
);

-- What a row became.
CREATE TABLE intake.entry (
  import_id bigint NOT NULL,
  row_no bigint NOT NULL,
  record_id bigint NOT NULL,
  version int NOT NULL,
  created boolean NOT NULL,
  -- somebody changed the record since, so that it could not be taken back
  kept boolean NOT NULL DEFAULT false,
  PRIMARY KEY (import_id, row_no)
);

-- Which field a column was, the last time this person said so; empty where it was left out.
CREATE TABLE intake.memory (
  username text NOT NULL,
  registry text NOT NULL,
  title text NOT NULL,
  field text NOT NULL,
  PRIMARY KEY (username, registry, title)
);
