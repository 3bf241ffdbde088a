-- To-dos of outside systems: rows of the same inbox (registry 'external'), known to their system by an id of its own.
CREATE SEQUENCE task.external_id INCREMENT -1 MAXVALUE -1 START -1;
CREATE TABLE task.external_todo (
    system      text   NOT NULL,
    external_id text   NOT NULL,
    task_id     bigint NOT NULL UNIQUE REFERENCES task.task,
    link        text   NOT NULL,
    PRIMARY KEY (system, external_id)
);
