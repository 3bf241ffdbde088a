CREATE SCHEMA archive;

-- Sealed case files: what was known of a finished matter, and its SHA-256.
CREATE TABLE archive.case_file (
    archive_no  text        PRIMARY KEY,
    registry    text        NOT NULL,
    record_id   bigint      NOT NULL,
    instance_key bigint     NOT NULL UNIQUE,
    sealed_at   timestamptz NOT NULL,
    retention   text        NOT NULL,
    content     text        NOT NULL,
    hash        text        NOT NULL
);
CREATE INDEX case_file_by_record ON archive.case_file (registry, record_id);

CREATE SEQUENCE archive.number;

CREATE FUNCTION archive.refuse() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''A case file is sealed''; END';

CREATE TRIGGER case_file_sealed BEFORE UPDATE OR DELETE ON archive.case_file
    FOR EACH ROW EXECUTE FUNCTION archive.refuse();
