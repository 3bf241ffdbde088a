-- The operator's list: all, of one process, those that run, those that stand somewhere.
CREATE INDEX instance_latest ON process.instance (started_at DESC, instance_key DESC) WHERE instance_key IS NOT NULL;
CREATE INDEX instance_latest_of ON process.instance (process_id, started_at DESC, instance_key DESC)
    WHERE instance_key IS NOT NULL;
CREATE INDEX instance_running ON process.instance (started_at DESC, instance_key DESC)
    WHERE instance_key IS NOT NULL AND state = 'running';
CREATE INDEX step_open ON process.step (element_id, instance_key) WHERE ended_at IS NULL;
CREATE INDEX incident_open ON process.incident (instance_key) WHERE resolved_at IS NULL;
