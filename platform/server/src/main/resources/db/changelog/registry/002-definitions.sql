-- Definitions as published; the newest version of a name holds.
CREATE TABLE registry.definition (
  registry text NOT NULL,
  version int NOT NULL,
  hash text NOT NULL,
  source text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (registry, version)
);

CREATE TABLE registry.view (
  view text NOT NULL,
  version int NOT NULL,
  hash text NOT NULL,
  source text NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (view, version)
);

-- Counts publications, so that every replica knows when to read the definitions again.
CREATE TABLE registry.revision (value bigint NOT NULL);
INSERT INTO registry.revision VALUES (0);

CREATE TABLE registry.code_table (
  code_table text PRIMARY KEY,
  loaded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE registry.code (
  code_table text NOT NULL REFERENCES registry.code_table,
  code text NOT NULL,
  parent_code text,
  label_zh text NOT NULL,
  label_en text NOT NULL,
  sort int NOT NULL,
  valid_from date,
  valid_until date,
  PRIMARY KEY (code_table, code)
);
CREATE INDEX code_children ON registry.code (code_table, parent_code, sort, code);

-- Last number given, by the text around the sequence (which holds the day).
CREATE TABLE registry.number (
  registry text NOT NULL,
  series text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (registry, series)
);

-- What every change to a record was: only the fields that changed, before and after.
CREATE TABLE registry.change (
  registry text NOT NULL,
  record_id bigint NOT NULL,
  version int NOT NULL,
  kind text NOT NULL,
  at timestamptz NOT NULL,
  username text,
  reason text,
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  PRIMARY KEY (registry, record_id, version)
) PARTITION BY HASH (registry, record_id);

DO $$
BEGIN
  FOR i IN 0..15 LOOP
    EXECUTE format('CREATE TABLE registry.change_%s PARTITION OF registry.change FOR VALUES WITH (MODULUS 16, REMAINDER %s)', i, i);
  END LOOP;
END $$;
