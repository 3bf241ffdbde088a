-- What is stopped ends at once.
ALTER TABLE intake.import DROP COLUMN stopping;

-- Which code a word of a field means, as this person chose.
CREATE TABLE intake.word (
  username text NOT NULL,
  registry text NOT NULL,
  field text NOT NULL,
  word text NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (username, registry, field, word)
);

-- Words of code fields that mean no code, or several.
CREATE TABLE intake.unknown (
  import_id bigint NOT NULL REFERENCES intake.import,
  field text NOT NULL,
  word text NOT NULL,
  rows bigint NOT NULL,
  PRIMARY KEY (import_id, field, word)
);
