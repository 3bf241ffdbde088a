CREATE SCHEMA application;

CREATE TABLE application.application (
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    application  text        PRIMARY KEY,
    version      text        NOT NULL,
    hash         text        NOT NULL,
    manifest     jsonb       NOT NULL,
    installed_at timestamptz NOT NULL
);
