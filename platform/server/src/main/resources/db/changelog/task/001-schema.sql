CREATE SCHEMA task;

-- The inbox. One row a user task of the engine; record_* are copies for the list.
CREATE TABLE task.task (
    id                  bigint      PRIMARY KEY,
    instance_key        bigint      NOT NULL,
    process_id          text        NOT NULL,
    version             int         NOT NULL,
    element_id          text        NOT NULL,
    name                text        NOT NULL,
    process_name        text        NOT NULL,
    registry            text        NOT NULL,
    record_id           bigint      NOT NULL,
    record_number       text,
    record_title        text        NOT NULL,
    record_status       text,
    owner_org           text        NOT NULL,
    form_id             text        NOT NULL,
    form_version        int         NOT NULL,
    state               text        NOT NULL CHECK (state IN ('open', 'completing', 'done', 'canceled')),
    assignee            text,
    claimed_at          timestamptz,
    created_at          timestamptz NOT NULL,
    -- 'infinity' where the task has no clock, so that keyset pages need no special case
    due_at              timestamptz NOT NULL DEFAULT 'infinity',
    due_explanation     text,
    priority            int         NOT NULL,
    started_by          text,
    ended_by            text,
    ended_at            timestamptz
);
CREATE INDEX task_mine ON task.task (assignee, due_at, id) WHERE state = 'open';
CREATE INDEX task_team ON task.task (owner_org, due_at, id) WHERE state = 'open';
CREATE INDEX task_started ON task.task (started_by, due_at, id) WHERE state = 'open';
CREATE INDEX task_done ON task.task (ended_by, ended_at DESC, id DESC) WHERE ended_by IS NOT NULL;
CREATE INDEX task_by_record ON task.task (registry, record_id);
CREATE INDEX task_by_instance ON task.task (instance_key);

-- Who may claim an open task that nobody holds: `user:<username>` or `role@organisation`.
CREATE TABLE task.candidate (
    task_id   bigint      NOT NULL REFERENCES task.task,
    principal text        NOT NULL,
    due_at    timestamptz NOT NULL,
    claimable boolean     NOT NULL DEFAULT true,
    PRIMARY KEY (task_id, principal)
);
CREATE INDEX candidate_inbox ON task.candidate (principal, due_at, task_id) WHERE claimable;

CREATE TABLE task.draft (
    task_id  bigint      NOT NULL REFERENCES task.task,
    username text        NOT NULL,
    data     jsonb       NOT NULL,
    version  int         NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (task_id, username)
);

CREATE TABLE task.submission (
    task_id         bigint      PRIMARY KEY REFERENCES task.task,
    username        text        NOT NULL,
    at              timestamptz NOT NULL,
    form_id         text        NOT NULL,
    form_version    int         NOT NULL,
    values          jsonb       NOT NULL,
    command_id      uuid        NOT NULL,
    idempotency_key text
);
