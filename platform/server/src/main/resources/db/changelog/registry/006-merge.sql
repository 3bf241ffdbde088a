-- Two records made one: the loser is in the bin and says where it went.
CREATE TABLE registry.merge (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  registry text NOT NULL,
  winner bigint NOT NULL,
  loser bigint NOT NULL,
  -- of both right after it: as long as they are these, it can be taken back
  winner_version int NOT NULL,
  winner_changed boolean NOT NULL,
  loser_version int NOT NULL,
  reason text NOT NULL,
  merged_by text NOT NULL,
  merged_at timestamptz NOT NULL,
  undone_by text,
  undone_at timestamptz
);
CREATE INDEX merge_winner ON registry.merge (registry, winner, id) WHERE undone_at IS NULL;
CREATE UNIQUE INDEX merge_loser ON registry.merge (registry, loser) WHERE undone_at IS NULL;

-- What referred to the loser and refers to the winner now.
CREATE TABLE registry.merge_reference (
  merge_id bigint NOT NULL REFERENCES registry.merge,
  registry text NOT NULL,
  record_id bigint NOT NULL,
  version int NOT NULL,
  PRIMARY KEY (merge_id, registry, record_id)
);
