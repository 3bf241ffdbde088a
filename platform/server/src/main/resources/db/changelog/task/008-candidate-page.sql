-- The process is read from the index too, for those who are represented in some only: a page and its count look at no row
-- of the table until it is known which tasks they show.
CREATE INDEX candidate_page ON task.candidate (principal, due_at, task_id) INCLUDE (process_id) WHERE claimable;
DROP INDEX task.candidate_inbox;
