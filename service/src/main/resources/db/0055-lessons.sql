--liquibase formatted sql

--changeset baken:0055-lessons
-- What a team learned from an incident, in the words of its lead. No row while nothing was written.
CREATE TABLE incident_lessons (
    incident VARCHAR(36) PRIMARY KEY REFERENCES incident (id),
    well VARCHAR(10000),
    better VARCHAR(10000),
    actions VARCHAR(100000) NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
