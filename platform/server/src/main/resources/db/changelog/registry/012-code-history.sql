-- Counts the changes of a table: who saves says which one they saw.
ALTER TABLE registry.code_table ADD COLUMN revision int NOT NULL DEFAULT 0;

-- Since when a code is as it stands, and by whom; revision 0: since before changes were kept.
ALTER TABLE registry.code
  ADD COLUMN revision int NOT NULL DEFAULT 0,
  ADD COLUMN since timestamptz,
  ADD COLUMN changed_by text;
CREATE INDEX code_changes ON registry.code (code_table, revision, code);

-- What a code was before, until something else was said of it.
CREATE TABLE registry.code_version (
  code_table text NOT NULL REFERENCES registry.code_table,
  code text NOT NULL,
  revision int NOT NULL,
  parent_code text,
  label_zh text NOT NULL,
  label_en text NOT NULL,
  sort int NOT NULL,
  valid_from date,
  valid_until date,
  since timestamptz,
  changed_by text,
  until timestamptz NOT NULL,
  PRIMARY KEY (code_table, code, revision)
);
CREATE INDEX code_version_changes ON registry.code_version (code_table, revision, code);
