-- Spring Session 4.1's tables
CREATE TABLE identity.session (
  primary_id char(36) PRIMARY KEY,
  session_id char(36) NOT NULL,
  creation_time bigint NOT NULL,
  last_access_time bigint NOT NULL,
  max_inactive_interval int NOT NULL,
  expiry_time bigint NOT NULL,
  principal_name varchar(100)
);
CREATE UNIQUE INDEX session_session_id ON identity.session (session_id);
CREATE INDEX session_expiry_time ON identity.session (expiry_time);
CREATE INDEX session_principal_name ON identity.session (principal_name);

CREATE TABLE identity.session_attributes (
  session_primary_id char(36) NOT NULL REFERENCES identity.session ON DELETE CASCADE,
  attribute_name varchar(200) NOT NULL,
  attribute_bytes bytea NOT NULL,
  PRIMARY KEY (session_primary_id, attribute_name)
);
