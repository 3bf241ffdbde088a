-- told: principals who heard of it. seen_by: the server that saw it last, and when.
ALTER TABLE operation.alarm
    ADD COLUMN told text[] NOT NULL DEFAULT '{}',
    ADD COLUMN seen_by uuid,
    ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();
