-- What an administrator set stays when an application is installed again; 'usual' takes back what was published.
ALTER TABLE deadline.calendar_day ADD COLUMN edited_by text;
ALTER TABLE deadline.calendar_day DROP CONSTRAINT calendar_day_kind_check;
ALTER TABLE deadline.calendar_day ADD CONSTRAINT calendar_day_kind_check
    CHECK (kind IN ('holiday', 'workday', 'usual'));
ALTER TABLE deadline.office_hours ADD COLUMN edited_by text;

-- Explanations now name years without holidays: all that run are reckoned again.
UPDATE deadline.calendar_version SET version = version + 1;
