CREATE SCHEMA application;

CREATE TABLE application.application (
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    application  text        PRIMARY KEY,
    version      text        NOT NULL,
    hash         text        NOT NULL,
    manifest     jsonb       NOT NULL,
    installed_at timestamptz NOT NULL
);

-- Why the newest content of an application is not installed; an older one may be.
CREATE TABLE application.fault (
    application text        PRIMARY KEY,
    message     text        NOT NULL,
    at          timestamptz NOT NULL
);
