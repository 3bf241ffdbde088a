-- Name of whoever is away and whom the reader stands in for; null where the notice is the reader's own.
ALTER TABLE notification.notice ADD COLUMN absent text;
