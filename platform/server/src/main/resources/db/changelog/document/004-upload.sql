CREATE TABLE document.upload (
  id uuid PRIMARY KEY,
  username text NOT NULL,
  name text NOT NULL,
  size bigint NOT NULL,
  fingerprint text NOT NULL,
  received bigint NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  document_id uuid REFERENCES document.document ON DELETE SET NULL
);
CREATE INDEX upload_user ON document.upload (username, fingerprint);
CREATE INDEX upload_expiry ON document.upload (expires_at);
CREATE INDEX upload_document ON document.upload (document_id);

CREATE TABLE document.upload_part (
  upload_id uuid REFERENCES document.upload ON DELETE CASCADE,
  start bigint NOT NULL,
  length bigint NOT NULL,
  PRIMARY KEY (upload_id, start)
);
