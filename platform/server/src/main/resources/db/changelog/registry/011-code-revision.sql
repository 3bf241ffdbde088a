-- How often codes were changed: servers keep their labels until it moves.
CREATE TABLE registry.code_revision (value bigint NOT NULL);
INSERT INTO registry.code_revision (value) VALUES (0);
