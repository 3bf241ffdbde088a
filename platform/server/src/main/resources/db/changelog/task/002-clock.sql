-- What a task's clock says, kept beside the task so that every list shows it without a join.
ALTER TABLE task.task
    ADD COLUMN near_at            timestamptz NOT NULL DEFAULT 'infinity',
    ADD COLUMN paused             boolean     NOT NULL DEFAULT false,
    ADD COLUMN clock_category     text,
    ADD COLUMN due_explanation_en text;
