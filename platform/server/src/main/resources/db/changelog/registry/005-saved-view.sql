-- Lists as people keep them: what stands in the address, under a name.
CREATE TABLE registry.saved_view (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  view text NOT NULL,
  name text NOT NULL,
  owner text NOT NULL,
  parameters jsonb NOT NULL,
  shared_role text,
  shared_organisation text,
  version int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX saved_view_name ON registry.saved_view (view, owner, name);

-- Which of them opens for a person in place of the list as it is defined.
CREATE TABLE registry.usual_view (
  username text NOT NULL,
  view text NOT NULL,
  saved_view bigint NOT NULL REFERENCES registry.saved_view,
  PRIMARY KEY (username, view)
);
CREATE INDEX usual_view_saved ON registry.usual_view (saved_view);
