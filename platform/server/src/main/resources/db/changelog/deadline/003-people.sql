CREATE TABLE deadline.extension_request (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    clock_id    bigint      NOT NULL REFERENCES deadline.clock,
    owner_org   text        NOT NULL,
    amount      int         NOT NULL,
    reason      text        NOT NULL,
    username    text        NOT NULL,
    at          timestamptz NOT NULL,
    granted     boolean,
    answered_by text,
    answered_at timestamptz,
    opinion     text
);
CREATE UNIQUE INDEX extension_request_of_clock ON deadline.extension_request (clock_id) WHERE granted IS NULL;
CREATE INDEX extension_request_pending ON deadline.extension_request (owner_org, id) WHERE granted IS NULL;

-- 督办: a leader's demand about a task, with a deadline of its own (a clock) and a reply.
CREATE TABLE deadline.supervision (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    task_id      bigint      NOT NULL,
    instance_key bigint      NOT NULL,
    element_id   text        NOT NULL,
    task_name    text        NOT NULL,
    record_title text        NOT NULL,
    owner_org    text        NOT NULL,
    addressee    text        NOT NULL,
    username     text        NOT NULL,
    at           timestamptz NOT NULL,
    demand       text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('open', 'replied', 'closed')),
    reply        text,
    replied_at   timestamptz,
    opinion      text,
    closed_by    text,
    closed_at    timestamptz
);
CREATE INDEX supervision_mine ON deadline.supervision (addressee, id DESC);
CREATE INDEX supervision_made ON deadline.supervision (owner_org, id DESC);
CREATE INDEX supervision_of_task ON deadline.supervision (task_id);
