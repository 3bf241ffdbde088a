CREATE TABLE document.document (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  type text NOT NULL,
  size bigint NOT NULL,
  hash text NOT NULL,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL
);
CREATE INDEX document_hash ON document.document (hash);

CREATE TABLE document.attachment (
  document_id uuid REFERENCES document.document,
  registry text NOT NULL,
  record_id bigint NOT NULL,
  attached_by text NOT NULL,
  attached_at timestamptz NOT NULL,
  PRIMARY KEY (document_id, registry, record_id)
);
CREATE INDEX attachment_record ON document.attachment (registry, record_id);
