-- Changes of rows that somebody follows, until they are taken. Written by triggers, so that no writer can forget it.
CREATE TABLE registry.captured_change (
  position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  registry text NOT NULL,
  record_id bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  before jsonb,
  after jsonb
);

-- A statement at a time: one insert for however many rows it changed.
CREATE FUNCTION registry.capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO registry.captured_change (registry, record_id, after)
    SELECT TG_TABLE_NAME, n.id, to_jsonb(n) - 'search_text' FROM new_rows n;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO registry.captured_change (registry, record_id, before)
    SELECT TG_TABLE_NAME, o.id, to_jsonb(o) - 'search_text' FROM old_rows o;
  ELSE
    INSERT INTO registry.captured_change (registry, record_id, before, after)
    SELECT TG_TABLE_NAME, c.id, c.before, c.after
    FROM (SELECT n.id, to_jsonb(o) - 'search_text' AS before, to_jsonb(n) - 'search_text' AS after
          FROM new_rows n JOIN old_rows o USING (id)) c
    WHERE c.before IS DISTINCT FROM c.after;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION registry.capture_on(registry text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER capture_insert AFTER INSERT ON data.%I REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION registry.capture()', registry);
  EXECUTE format('CREATE OR REPLACE TRIGGER capture_update AFTER UPDATE ON data.%I REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION registry.capture()', registry);
  EXECUTE format('CREATE OR REPLACE TRIGGER capture_delete AFTER DELETE ON data.%I REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION registry.capture()', registry);
END $$;

CREATE FUNCTION registry.capture_off(registry text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('DROP TRIGGER IF EXISTS capture_insert ON data.%I', registry);
  EXECUTE format('DROP TRIGGER IF EXISTS capture_update ON data.%I', registry);
  EXECUTE format('DROP TRIGGER IF EXISTS capture_delete ON data.%I', registry);
END $$;
