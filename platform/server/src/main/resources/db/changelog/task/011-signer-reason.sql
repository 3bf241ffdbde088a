-- What somebody is asked for at a task, in the words of whoever asks.
ALTER TABLE task.signer ADD COLUMN reason text;
