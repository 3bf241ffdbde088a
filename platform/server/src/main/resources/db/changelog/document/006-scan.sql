ALTER TABLE document.content
  ADD scan text NOT NULL DEFAULT 'off' CHECK (scan IN ('off', 'waiting', 'clean', 'infected')),
  ADD signature text,
  ADD scan_after timestamptz;
CREATE INDEX content_to_scan ON document.content (scan_after) WHERE scan = 'waiting';
