CREATE TABLE document.content (
  hash text PRIMARY KEY,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'read', 'unreadable')),
  reason text,
  type text,
  body text,
  cut boolean NOT NULL DEFAULT false,
  words tsvector,
  markup text,
  properties jsonb NOT NULL DEFAULT '{}',
  attempts integer NOT NULL DEFAULT 0,
  taken_until timestamptz,
  queued_at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX content_waiting ON document.content (queued_at) WHERE state = 'waiting';
CREATE INDEX content_words ON document.content USING gin (words);

ALTER TABLE document.document ADD name_words tsvector;
CREATE INDEX document_name_words ON document.document USING gin (name_words);
CREATE INDEX document_unnamed ON document.document (id) WHERE name_words IS NULL;

INSERT INTO document.content (hash, queued_at)
SELECT hash, min(uploaded_at) FROM document.document GROUP BY hash;
