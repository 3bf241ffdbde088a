-- Somebody leaves: what they held went to another, and what will come to them goes there too while 'future' holds.
CREATE TABLE task.handover (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    person    text        NOT NULL,
    successor text        NOT NULL,
    reason    text        NOT NULL,
    future    boolean     NOT NULL,
    by_whom   text        NOT NULL,
    at        timestamptz NOT NULL,
    CHECK (person <> successor)
);
CREATE INDEX handover_future ON task.handover (person, id DESC);

CREATE TABLE task.handover_item (
    handover_id bigint      NOT NULL REFERENCES task.handover,
    task_id     bigint      NOT NULL REFERENCES task.task,
    at          timestamptz NOT NULL,
    PRIMARY KEY (handover_id, task_id)
);
