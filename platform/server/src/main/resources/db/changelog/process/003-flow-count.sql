-- How often a flow was taken: a token waits at a join where a flow was taken more often than the join was entered.
ALTER TABLE process.flow ADD COLUMN taken int NOT NULL DEFAULT 1;
