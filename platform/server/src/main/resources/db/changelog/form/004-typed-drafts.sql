-- What people have typed into forms and not submitted. The module whose form it is names what it is a draft of
-- ('task/4711', 'record/signal/7', 'new/signal/<key>') and reads the data, which may be sealed.
CREATE TABLE form.typed_draft (
  subject      text        NOT NULL,
  username     text        NOT NULL,
  data         text        NOT NULL,
  form         text,
  form_version integer,
  base_version integer,
  version      integer     NOT NULL,
  saved_at     timestamptz NOT NULL,
  saved_by     text        NOT NULL,
  PRIMARY KEY (subject, username)
);

CREATE INDEX typed_draft_mine ON form.typed_draft (username, saved_at, subject);
CREATE INDEX typed_draft_old ON form.typed_draft (saved_at);
