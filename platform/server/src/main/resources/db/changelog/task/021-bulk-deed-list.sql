-- When the trial began, or what came after it; null: when it was asked for.
ALTER TABLE task.bulk_deed ADD COLUMN begun_at timestamptz;
CREATE INDEX bulk_deed_by ON task.bulk_deed (requested_by, id);
