-- Drafts of tasks lie with all others.
INSERT INTO form.typed_draft (subject, username, data, version, saved_at, saved_by)
SELECT 'task/' || task_id, username, data::text, version, saved_at, saved_by FROM task.draft;
DROP TABLE task.draft;
