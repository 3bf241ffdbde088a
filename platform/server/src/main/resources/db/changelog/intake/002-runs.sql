-- Rows that follow each other and became records that follow each other are one entry.
ALTER TABLE intake.entry ADD COLUMN rows int NOT NULL DEFAULT 1;

-- Somebody changed the record since, so that it could not be taken back.
CREATE TABLE intake.kept (
  import_id bigint NOT NULL,
  row_no bigint NOT NULL,
  record_id bigint NOT NULL,
  PRIMARY KEY (import_id, row_no)
);
INSERT INTO intake.kept SELECT import_id, row_no, record_id FROM intake.entry WHERE kept;
ALTER TABLE intake.entry DROP COLUMN kept;
