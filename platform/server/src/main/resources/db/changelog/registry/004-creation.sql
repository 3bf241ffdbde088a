-- Records that one import made of rows that follow each other: record first_id of row first_row, the next of the next.
-- Their first version is not written out once more: it is what they say now, with every later change taken back.
CREATE TABLE registry.creation (
  registry text NOT NULL,
  first_id bigint NOT NULL,
  last_id bigint NOT NULL,
  first_row bigint NOT NULL,
  at timestamptz NOT NULL,
  username text NOT NULL,
  -- {row} stands for the number of the row
  reason text NOT NULL,
  -- what the definition had then: fields that came later were not set
  fields text[] NOT NULL,
  PRIMARY KEY (registry, first_id)
);
