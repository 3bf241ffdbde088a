ALTER TABLE document.document
  ADD version integer NOT NULL DEFAULT 1,
  ADD version_by text,
  ADD version_at timestamptz,
  ADD version_note text;

CREATE TABLE document.past_version (
  document_id uuid REFERENCES document.document,
  version integer NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL,
  hash text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  note text,
  PRIMARY KEY (document_id, version)
);
CREATE INDEX past_version_hash ON document.past_version (hash);
