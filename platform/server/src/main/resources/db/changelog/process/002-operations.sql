ALTER TABLE process.timeline
    ADD COLUMN on_behalf_of text,
    ADD COLUMN people       text[] NOT NULL DEFAULT '{}';
