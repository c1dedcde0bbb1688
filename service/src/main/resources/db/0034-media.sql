--liquibase formatted sql

--changeset baken:0034-media
-- A row is never changed: what is declared anew about a file is its next generation. The files are outside the database.
CREATE TABLE media (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    digest VARCHAR(64) NOT NULL,
    generation INT NOT NULL CHECK (generation > 0),
    name VARCHAR(200) NOT NULL,
    type VARCHAR(20) NOT NULL CHECK (type IN ('image/jpeg', 'image/png')),
    width INT NOT NULL,
    height INT NOT NULL,
    size BIGINT NOT NULL,
    widths VARCHAR(200) NOT NULL,
    still BOOLEAN NOT NULL,
    rights VARCHAR(20) NOT NULL CHECK (rights IN ('OWN', 'LICENSED', 'PERMISSION', 'PUBLIC_DOMAIN')),
    credit VARCHAR(200),
    consent VARCHAR(20) NOT NULL CHECK (consent IN ('NOBODY', 'AGREED', 'NOT_AGREED')),
    added_by VARCHAR(120) NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (incident, digest, generation)
);
