-- When its trial began, or what came after it: how it ended is told where that took long.
ALTER TABLE registry.batch ADD begun_at timestamptz;
UPDATE registry.batch SET begun_at = requested_at;
ALTER TABLE registry.batch ALTER begun_at SET NOT NULL;
