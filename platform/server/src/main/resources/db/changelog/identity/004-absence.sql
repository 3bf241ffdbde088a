-- Who acts for whom while somebody is away. Both days belong to it; ended early, it stays as a record.
CREATE TABLE identity.substitution (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  absent text NOT NULL REFERENCES identity.app_user,
  substitute text NOT NULL REFERENCES identity.app_user,
  from_date date NOT NULL,
  until_date date NOT NULL,
  -- BPMN process ids; empty: all
  processes text[] NOT NULL,
  reason text,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL,
  ended_by text,
  ended_at timestamptz,
  CHECK (absent <> substitute),
  CHECK (from_date <= until_date)
);
CREATE INDEX substitution_in_force ON identity.substitution (substitute, until_date) WHERE ended_at IS NULL;
CREATE INDEX substitution_absent ON identity.substitution (absent, id DESC);
CREATE INDEX substitution_substitute ON identity.substitution (substitute, id DESC);
