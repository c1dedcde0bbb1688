--liquibase formatted sql

--changeset baken:0060-service-mode
-- One row: whether only the public pages are served. What a node knows of it is in its memory too; this is what survives.
CREATE TABLE service_mode (
    id VARCHAR(10) PRIMARY KEY CHECK (id = 'service'),
    public_only BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO service_mode (id, public_only, version, changed_by, changed_at)
VALUES ('service', FALSE, 1, 'Baken', CURRENT_TIMESTAMP);
