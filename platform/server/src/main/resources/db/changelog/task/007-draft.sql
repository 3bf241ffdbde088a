-- A draft belongs to whoever holds the task; a substitute may have saved it.
ALTER TABLE task.draft ADD COLUMN saved_by text;
UPDATE task.draft SET saved_by = username;
ALTER TABLE task.draft ALTER COLUMN saved_by SET NOT NULL;
