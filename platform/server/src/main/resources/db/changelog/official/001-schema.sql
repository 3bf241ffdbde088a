CREATE SCHEMA official;

-- A published version of a template; never changed, since issued documents name it.
CREATE TABLE official.template_version (
  template text NOT NULL,
  version int NOT NULL,
  registry text NOT NULL,
  settings jsonb NOT NULL,
  content bytea NOT NULL,
  hash text NOT NULL,
  published_by text,
  published_at timestamptz NOT NULL,
  PRIMARY KEY (template, version)
);

-- What is in use; which version, and whether it is offered at all.
CREATE TABLE official.template (
  template text PRIMARY KEY,
  registry text NOT NULL,
  version int NOT NULL,
  offered boolean NOT NULL DEFAULT true
);
CREATE INDEX template_by_registry ON official.template (registry) WHERE offered;

-- What a business administrator is at work on.
CREATE TABLE official.draft (
  template text PRIMARY KEY,
  revision int NOT NULL,
  settings jsonb NOT NULL,
  content bytea NOT NULL,
  updated_by text NOT NULL,
  updated_at timestamptz NOT NULL
);

-- Offices that issue documents: the mark in their numbers, the picture of their seal.
CREATE TABLE official.issuer (
  organisation text PRIMARY KEY,
  mark text NOT NULL,
  seal bytea,
  seal_width numeric(5, 1) NOT NULL DEFAULT 42,
  revision int NOT NULL DEFAULT 1,
  updated_by text,
  updated_at timestamptz NOT NULL
);

-- The last number of a series; the row is locked until the document is stored or everything is taken back.
CREATE TABLE official.number (
  organisation text NOT NULL,
  series text NOT NULL,
  value bigint NOT NULL,
  PRIMARY KEY (organisation, series)
);

CREATE TABLE official.document (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  request text NOT NULL UNIQUE,
  template text NOT NULL,
  version int NOT NULL,
  title text NOT NULL,
  registry text NOT NULL,
  record_id bigint NOT NULL,
  instance_key bigint,
  organisation text NOT NULL,
  organisation_name text NOT NULL,
  number text NOT NULL,
  issued_by text,
  issued_at timestamptz NOT NULL,
  issued_on date NOT NULL,
  token text NOT NULL UNIQUE,
  docx uuid NOT NULL,
  pdf uuid NOT NULL,
  ofd uuid NOT NULL,
  docx_hash text NOT NULL,
  pdf_hash text NOT NULL,
  ofd_hash text NOT NULL,
  voided_at timestamptz,
  voided_by text,
  void_reason text,
  UNIQUE (organisation, number),
  FOREIGN KEY (template, version) REFERENCES official.template_version
);
CREATE INDEX document_by_record ON official.document (registry, record_id, id DESC);
