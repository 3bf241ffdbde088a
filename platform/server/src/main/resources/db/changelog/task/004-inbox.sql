-- What lists are filtered and sorted by stands in the candidate's row, so that a rare filter over a popular group is
-- still a short walk along one index.
ALTER TABLE task.candidate
    ADD COLUMN process_id text        NOT NULL DEFAULT '',
    ADD COLUMN owner_org  text        NOT NULL DEFAULT '',
    ADD COLUMN priority   int         NOT NULL DEFAULT 50,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT '-infinity';
UPDATE task.candidate c
SET process_id = t.process_id, owner_org = t.owner_org, priority = t.priority, created_at = t.created_at
FROM task.task t WHERE t.id = c.task_id;

-- Whoever adds a candidate, the copies are right.
CREATE FUNCTION task.copy_to_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT t.process_id, t.owner_org, t.priority, t.created_at
    INTO NEW.process_id, NEW.owner_org, NEW.priority, NEW.created_at
    FROM task.task t WHERE t.id = NEW.task_id;
    RETURN NEW;
END $$;
CREATE TRIGGER copy_to_candidate BEFORE INSERT ON task.candidate
    FOR EACH ROW EXECUTE FUNCTION task.copy_to_candidate();

CREATE FUNCTION task.copy_to_candidates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE task.candidate SET owner_org = NEW.owner_org, priority = NEW.priority WHERE task_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER copy_to_candidates AFTER UPDATE OF owner_org, priority ON task.task
    FOR EACH ROW WHEN (OLD.owner_org <> NEW.owner_org OR OLD.priority <> NEW.priority)
    EXECUTE FUNCTION task.copy_to_candidates();

CREATE INDEX candidate_process ON task.candidate (principal, process_id, due_at, task_id) WHERE claimable;
CREATE INDEX candidate_organisation ON task.candidate (principal, owner_org, due_at, task_id) WHERE claimable;
CREATE INDEX candidate_created ON task.candidate (principal, created_at, task_id) WHERE claimable;
CREATE INDEX candidate_priority ON task.candidate (principal, (-priority), due_at, task_id) WHERE claimable;
CREATE INDEX task_team_created ON task.task (owner_org, created_at, id) WHERE state = 'open';
CREATE INDEX task_team_priority ON task.task (owner_org, (-priority), due_at, id) WHERE state = 'open';

-- Who has opened which task.
CREATE TABLE task.reading (
    task_id  bigint      NOT NULL REFERENCES task.task,
    username text        NOT NULL,
    at       timestamptz NOT NULL,
    PRIMARY KEY (task_id, username)
);

-- Filters that people keep under a name: the parameters of the list's address.
CREATE TABLE task.saved_filter (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username text        NOT NULL,
    name     text        NOT NULL,
    query    text        NOT NULL,
    at       timestamptz NOT NULL,
    UNIQUE (username, name)
);
