CREATE SCHEMA sharing;

CREATE TABLE sharing.service (
  service text PRIMARY KEY,
  state text NOT NULL DEFAULT 'draft',
  version int NOT NULL DEFAULT 0,
  draft jsonb,
  draft_version int NOT NULL DEFAULT 1,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL
);

CREATE TABLE sharing.version (
  service text NOT NULL REFERENCES sharing.service ON DELETE CASCADE,
  version int NOT NULL,
  definition jsonb NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (service, version)
);

-- Where the numbers of a service's changes stand.
CREATE TABLE sharing.feed (
  service text PRIMARY KEY REFERENCES sharing.service ON DELETE CASCADE,
  generation bigint NOT NULL DEFAULT 1,
  last_number bigint NOT NULL DEFAULT 0,
  kept_from bigint NOT NULL DEFAULT 0,
  batch_day date,
  batch_no int NOT NULL DEFAULT 0,
  error text
);

CREATE TABLE sharing.change (
  service text NOT NULL,
  number bigint NOT NULL,
  record_id bigint NOT NULL,
  operation text NOT NULL,
  at timestamptz NOT NULL,
  source text NOT NULL,
  batch text NOT NULL,
  image jsonb,
  PRIMARY KEY (service, number)
);
CREATE INDEX change_at ON sharing.change (service, at);

CREATE TABLE sharing.consumer (
  consumer text PRIMARY KEY,
  name text NOT NULL,
  contact text,
  active boolean NOT NULL DEFAULT true,
  secret_hash text,
  secret_at timestamptz,
  version int NOT NULL DEFAULT 1,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE sharing.consumer_grant (
  consumer text NOT NULL REFERENCES sharing.consumer ON DELETE CASCADE,
  service text NOT NULL REFERENCES sharing.service ON DELETE CASCADE,
  uses text[] NOT NULL,
  requests_per_minute int NOT NULL,
  rows_per_day bigint NOT NULL,
  valid_until date,
  granted_by text NOT NULL,
  granted_at timestamptz NOT NULL,
  PRIMARY KEY (consumer, service)
);
CREATE INDEX grant_service ON sharing.consumer_grant (service, consumer);

CREATE TABLE sharing.usage_minute (
  consumer text NOT NULL,
  service text NOT NULL,
  minute timestamptz NOT NULL,
  requests int NOT NULL,
  PRIMARY KEY (consumer, service, minute)
);
CREATE INDEX usage_minute_old ON sharing.usage_minute (minute);

CREATE TABLE sharing.usage_day (
  consumer text NOT NULL,
  service text NOT NULL,
  day date NOT NULL,
  requests int NOT NULL DEFAULT 0,
  rows bigint NOT NULL DEFAULT 0,
  refused int NOT NULL DEFAULT 0,
  pushed bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (consumer, service, day)
);
CREATE INDEX usage_day_service ON sharing.usage_day (service, day);
CREATE INDEX usage_day_day ON sharing.usage_day (day);

CREATE TABLE sharing.push (
  consumer text NOT NULL,
  service text NOT NULL,
  url text NOT NULL,
  secret text NOT NULL,
  state text NOT NULL DEFAULT 'active',
  generation bigint NOT NULL,
  position bigint NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  error text,
  PRIMARY KEY (consumer, service),
  FOREIGN KEY (consumer, service) REFERENCES sharing.consumer_grant ON DELETE CASCADE
);
CREATE INDEX push_due ON sharing.push (due_at) WHERE state = 'active';

-- Each attempt to hand over a batch; one that was given up is a dead letter until it is tried again or passed over.
CREATE TABLE sharing.delivery (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer text NOT NULL,
  service text NOT NULL,
  first_number bigint NOT NULL,
  last_number bigint NOT NULL,
  rows int NOT NULL,
  attempt int NOT NULL,
  state text NOT NULL,
  error text,
  at timestamptz NOT NULL
);
CREATE INDEX delivery_of ON sharing.delivery (consumer, service, id);
