-- A task of another's (a signer's, a delegate's) is a row of its own: inbox, draft and form are the same for it. Its id
-- is below 2^51, the engine's keys are above.
CREATE SEQUENCE task.child_id MAXVALUE 2251799813685247;

ALTER TABLE task.task
    DROP CONSTRAINT task_state_check,
    ADD CONSTRAINT task_state_check CHECK (state IN ('open', 'waiting', 'completing', 'done', 'canceled')),
    ADD COLUMN kind                 text   NOT NULL DEFAULT 'main' CHECK (kind IN ('main', 'signer', 'delegate')),
    ADD COLUMN parent_id            bigint REFERENCES task.task,
    ADD COLUMN element_instance_key bigint,
    ADD COLUMN on_behalf_of         text,
    -- where it came from when it was returned 'straight back': its completion goes there, not along the flows
    ADD COLUMN return_to            text[] NOT NULL DEFAULT '{}',
    -- who had it before it was handed on: they may see what becomes of it
    ADD COLUMN held_by              text[] NOT NULL DEFAULT '{}',
    -- how it ended where that was not by completion: returned, withdrawn, canceled, terminated, jumped
    ADD COLUMN ending               text;
CREATE INDEX task_by_parent ON task.task (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX task_waiting ON task.task (assignee, due_at, id) WHERE state = 'waiting';
CREATE INDEX task_by_element_instance ON task.task (element_instance_key);

ALTER TABLE task.submission ALTER COLUMN command_id DROP NOT NULL;
CREATE INDEX submission_command ON task.submission (command_id);

-- Several people are asked in one task: by the model (node), by its handler before or after the own answer, or one
-- delegate. At most one is open at a time.
CREATE TABLE task.signing (
    id        bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id   bigint  NOT NULL REFERENCES task.task,
    phase     text    NOT NULL CHECK (phase IN ('node', 'before', 'after', 'delegate')),
    mode      text    NOT NULL CHECK (mode IN ('any', 'all', 'sequence', 'vote')),
    ratio     numeric NOT NULL DEFAULT 0.5,
    veto      boolean NOT NULL DEFAULT false,
    agree     text    NOT NULL,
    state     text    NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
    -- for the engine once an 'after' signing is closed
    variables jsonb
);
CREATE INDEX signing_by_task ON task.signing (task_id);

CREATE TABLE task.signer (
    signing_id  bigint  NOT NULL REFERENCES task.signing,
    seq         int     NOT NULL,
    username    text    NOT NULL,
    weight      numeric NOT NULL DEFAULT 1,
    added_by    text,
    child_id    bigint  REFERENCES task.task,
    outcome     text,
    opinion     text,
    answered_at timestamptz,
    removed     boolean NOT NULL DEFAULT false,
    PRIMARY KEY (signing_id, seq)
);
CREATE INDEX signer_child ON task.signer (child_id);

-- An instance moved by hand: what it froze until the engine answers, and what the task that comes of it gets.
CREATE TABLE task.move (
    command_id   uuid        NOT NULL,
    instance_key bigint      NOT NULL,
    task_id      bigint,
    kind         text        NOT NULL,
    target       text        NOT NULL,
    assignee     text,
    return_to    text[]      NOT NULL,
    frozen       bigint[]    NOT NULL,
    username     text,
    at           timestamptz NOT NULL,
    arrived      boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (command_id, target)
);
CREATE INDEX move_expected ON task.move (instance_key, target) WHERE NOT arrived;

CREATE TABLE task.copy (
    task_id  bigint      NOT NULL REFERENCES task.task,
    username text        NOT NULL,
    by_whom  text        NOT NULL,
    at       timestamptz NOT NULL,
    read_at  timestamptz,
    PRIMARY KEY (task_id, username)
);
CREATE INDEX copy_inbox ON task.copy (username, at DESC, task_id DESC);

CREATE TABLE task.urge (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id  bigint      NOT NULL REFERENCES task.task,
    username text        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX urge_by_task ON task.urge (task_id, username, at DESC);

-- The same key again is the same deed.
CREATE TABLE task.deed (
    username        text        NOT NULL,
    idempotency_key text        NOT NULL,
    subject         text        NOT NULL,
    at              timestamptz NOT NULL,
    PRIMARY KEY (username, idempotency_key)
);
