-- How often a name of a person or an organisation was changed: servers keep names until it moves.
CREATE TABLE identity.name_revision (value bigint NOT NULL);
INSERT INTO identity.name_revision (value) VALUES (0);
