-- A row with earlier values, given by column. A value that today's type of its column does not take is left out.
CREATE FUNCTION registry.as_it_was(base anyelement, before jsonb)
RETURNS anyelement LANGUAGE plpgsql STABLE AS $$
DECLARE
  one record;
BEGIN
  RETURN jsonb_populate_record(base, before);
EXCEPTION WHEN data_exception THEN
  FOR one IN SELECT f.key, f.value FROM jsonb_each(before) f LOOP
    BEGIN
      base := jsonb_populate_record(base, jsonb_build_object(one.key, one.value));
    EXCEPTION WHEN data_exception THEN
      base := jsonb_populate_record(base, jsonb_build_object(one.key, NULL));
    END;
  END LOOP;
  RETURN base;
END $$;
