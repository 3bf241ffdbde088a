CREATE SCHEMA deadline;

-- Days that differ from the week's rule: public holidays and make-up workdays, as published.
CREATE TABLE deadline.calendar_day (
    day  date PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('holiday', 'workday')),
    name text NOT NULL
);
