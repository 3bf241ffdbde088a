-- A record may have several clocks at once: one a status in which one began.
DROP INDEX deadline.clock_of_record;
CREATE UNIQUE INDEX clock_of_record ON deadline.clock (registry, record_id, status)
    WHERE status IS NOT NULL AND state <> 'ended';

-- A task that was taken back goes on under the clock it had; what became of that stands in the new one.
ALTER TABLE deadline.clock ADD COLUMN continued boolean NOT NULL DEFAULT false;
