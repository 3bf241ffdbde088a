-- The task that came of a move stands with the move: the engine's clock may be behind ours, so that its time is not to
-- be compared with the move's.
ALTER TABLE task.move ADD COLUMN arrived_task_id bigint;
UPDATE task.move m SET arrived_task_id = coalesce((
    SELECT t.id FROM task.task t
    WHERE t.instance_key = m.instance_key AND t.element_id = m.target AND t.kind = 'main'
        AND t.created_at > m.at - interval '1 second'
    ORDER BY t.created_at, t.id LIMIT 1), 0)
WHERE m.arrived;
DROP INDEX task.move_expected;
ALTER TABLE task.move DROP COLUMN arrived;
CREATE INDEX move_expected ON task.move (instance_key, target) WHERE arrived_task_id IS NULL;
CREATE INDEX move_arrived ON task.move (arrived_task_id);
