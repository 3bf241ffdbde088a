-- What calendars said before each version, so that a clock that has ended can be reckoned by the one it ended under.
CREATE TABLE deadline.calendar_past (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    version  bigint NOT NULL,
    calendar text   NOT NULL,
    day      date,
    kind     text,
    name     text,
    spans    text
);
CREATE INDEX calendar_past_of ON deadline.calendar_past (calendar, version);

CREATE FUNCTION deadline.keep_day() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO deadline.calendar_past (version, calendar, day, kind, name)
    SELECT version + 1, NEW.calendar, NEW.day, OLD.kind, OLD.name FROM deadline.calendar_version;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_day AFTER INSERT OR UPDATE ON deadline.calendar_day
    FOR EACH ROW EXECUTE FUNCTION deadline.keep_day();

CREATE FUNCTION deadline.keep_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO deadline.calendar_past (version, calendar, spans)
    SELECT version + 1, NEW.calendar, OLD.spans FROM deadline.calendar_version;
    RETURN NULL;
END $$;
CREATE TRIGGER keep_hours AFTER INSERT OR UPDATE ON deadline.office_hours
    FOR EACH ROW EXECUTE FUNCTION deadline.keep_hours();
