-- What lists of stages show and look for without a look at each record: copied when the record or its tasks change.
ALTER TABLE deadline.clock ADD COLUMN record_title text;
ALTER TABLE deadline.clock ADD COLUMN record_number text;
ALTER TABLE deadline.clock ADD COLUMN holder text;
CREATE INDEX clock_stages_unnamed ON deadline.clock (id)
    WHERE status IS NOT NULL AND state <> 'ended' AND record_title IS NULL;

-- 催办 of a stage by a person.
CREATE TABLE deadline.urge (
    clock_id bigint      NOT NULL REFERENCES deadline.clock,
    username text        NOT NULL,
    reason   text        NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX urge_by_clock ON deadline.urge (clock_id, username, at DESC);

-- What somebody who leaves has yet to follow up.
CREATE INDEX supervision_followed ON deadline.supervision (overseer) WHERE state <> 'closed';
