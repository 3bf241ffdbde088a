-- What somebody is still working on; published, it becomes a version. One draft of a form, whoever works on it.
CREATE TABLE form.draft (
  id       text        PRIMARY KEY,
  schema   text        NOT NULL,
  version  integer     NOT NULL,
  saved_by text,
  saved_at timestamptz NOT NULL
);

-- Null: an application brought it.
ALTER TABLE form.form_version ADD COLUMN published_by text;
