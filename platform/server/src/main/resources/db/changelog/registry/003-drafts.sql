-- What somebody is still working on; published, it becomes a version.
CREATE TABLE registry.draft (
  kind text NOT NULL,
  name text NOT NULL,
  source text NOT NULL,
  version int NOT NULL,
  saved_by text,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (kind, name)
);

-- Shipped versions come from an application's files; the others somebody published.
ALTER TABLE registry.definition ADD COLUMN published_by text;
ALTER TABLE registry.view ADD COLUMN published_by text;

-- The work of publishing: any server goes on with it where another left off.
CREATE TABLE registry.publication (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL,
  name text NOT NULL,
  source text NOT NULL,
  draft_version int NOT NULL,
  base int NOT NULL,
  requested_by text NOT NULL,
  requested_at timestamptz NOT NULL,
  finished_at timestamptz,
  state text NOT NULL DEFAULT 'running',
  step text NOT NULL DEFAULT 'waiting',
  done bigint NOT NULL DEFAULT 0,
  total bigint NOT NULL DEFAULT 0,
  version int,
  errors jsonb NOT NULL DEFAULT '[]'
);
CREATE UNIQUE INDEX publication_running ON registry.publication (kind, name) WHERE state = 'running';

ALTER TABLE registry.code_table ADD COLUMN label_zh text, ADD COLUMN label_en text;
