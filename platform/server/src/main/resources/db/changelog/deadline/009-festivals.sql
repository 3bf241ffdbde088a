-- The public holidays that every year has; a year is known when its holidays name them all.
CREATE TABLE deadline.festival (
    id   bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
    name text   NOT NULL PRIMARY KEY,
    word text   NOT NULL CHECK (word <> '')
);
