--liquibase formatted sql

--changeset baken:0001-people
CREATE TABLE person (
    id VARCHAR(36) PRIMARY KEY,
    username VARCHAR(80) NOT NULL UNIQUE,
    name VARCHAR(120) NOT NULL,
    email VARCHAR(254),
    phone VARCHAR(40),
    roles VARCHAR(1000) NOT NULL,
    language VARCHAR(2) NOT NULL,
    active BOOLEAN NOT NULL,
    password VARCHAR(200),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE session (
    token_digest VARCHAR(64) PRIMARY KEY,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    csrf VARCHAR(64) NOT NULL,
    opened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX session_person ON session (person);

CREATE TABLE invitation (
    token_digest VARCHAR(64) PRIMARY KEY,
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL
);

CREATE TABLE contact_group (
    id VARCHAR(36) PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('OFFICIALS', 'STAFF', 'PARTNERS', 'GROUP_ADMINS', 'OTHER')),
    members VARCHAR(1000000) NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
