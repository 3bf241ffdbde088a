CREATE TABLE identity.organisation (
  code text PRIMARY KEY,
  parent_code text REFERENCES identity.organisation,
  name text NOT NULL,
  kind text NOT NULL,
  region text,
  active boolean NOT NULL DEFAULT true,
  version int NOT NULL DEFAULT 1,
  -- codes from the root down to this one: 'all below X' is path @> {X}
  path text[] NOT NULL
);
CREATE INDEX organisation_path ON identity.organisation USING gin (path);
CREATE INDEX organisation_parent ON identity.organisation (parent_code);

CREATE TABLE identity.role (
  role text PRIMARY KEY,
  label_zh text NOT NULL,
  label_en text NOT NULL
);

-- Every character and every pair of neighbours: finds two-character Chinese names where trigrams cannot.
CREATE FUNCTION identity.grams(phrase text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
  SELECT array_agg(DISTINCT substr(lower(phrase), i, n))
  FROM generate_series(1, length(phrase)) i, generate_series(1, 2) n
  WHERE i + n - 1 <= length(phrase)
);

CREATE TABLE identity.app_user (
  username text PRIMARY KEY,
  name text NOT NULL,
  organisation text NOT NULL REFERENCES identity.organisation,
  active boolean NOT NULL DEFAULT true,
  -- null: signs in with an external provider
  password text,
  version int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  search text NOT NULL GENERATED ALWAYS AS (lower(username || ' ' || name)) STORED,
  grams text[] NOT NULL GENERATED ALWAYS AS (identity.grams(username || ' ' || name)) STORED
);
CREATE INDEX app_user_organisation ON identity.app_user (organisation, username);
CREATE INDEX app_user_grams ON identity.app_user USING gin (grams);

CREATE TABLE identity.user_role (
  username text REFERENCES identity.app_user ON DELETE CASCADE,
  role text REFERENCES identity.role,
  organisation text REFERENCES identity.organisation,
  PRIMARY KEY (username, role, organisation)
);
CREATE INDEX user_role_role ON identity.user_role (role, username);
CREATE INDEX user_role_organisation ON identity.user_role (organisation);

-- Apart from app_user because every sign-in writes it. No foreign key: a name without an account is counted and
-- locked like any other, so that an answer does not tell which names exist.
CREATE TABLE identity.sign_in (
  username text PRIMARY KEY,
  failures int NOT NULL DEFAULT 0,
  locked_until timestamptz,
  failed_at timestamptz,
  last_at timestamptz
);
CREATE INDEX sign_in_failed ON identity.sign_in (failed_at);
