CREATE TABLE audit.entry (
  -- Before id on purpose: a row takes its transaction number before its id, so that once every transaction below a
  -- number has ended, no lower id can still appear. The sealing relies on it.
  tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  username text,
  action text NOT NULL,
  subject text NOT NULL,
  details jsonb NOT NULL
);

-- The chain over the entries in order of id, closed by one writer behind all others.
CREATE TABLE audit.seal (
  entry_id bigint PRIMARY KEY,
  previous bytea NOT NULL,
  hash bytea NOT NULL
);

CREATE FUNCTION audit.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log is append-only: % on %.% refused', tg_op, tg_table_schema, tg_table_name
    USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.entry
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.seal
  FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
