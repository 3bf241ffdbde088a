-- Who may take part in a supervision item in somebody's stead: by the process it is about, and by who follows it up.
ALTER TABLE deadline.supervision ADD COLUMN process_id text NOT NULL DEFAULT '';
ALTER TABLE deadline.supervision ADD COLUMN overseer text NOT NULL DEFAULT '';
ALTER TABLE deadline.supervision ADD COLUMN replied_by text;
UPDATE deadline.supervision s SET overseer = username,
    replied_by = CASE WHEN replied_at IS NOT NULL THEN addressee END,
    process_id = coalesce((SELECT t.process_id FROM task.task t WHERE t.id = s.task_id), '');
