-- The schema is text, not json: a form is published again with the same version only if it is the same to the letter.
CREATE TABLE form.form_version (
  id           text        NOT NULL,
  version      integer     NOT NULL CHECK (version > 0),
  schema       text        NOT NULL,
  published_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id, version)
);
