--liquibase formatted sql

--changeset baken:0051-preparation
-- What the house does before any incident, one round at a time (guidelines B03, B10).
CREATE TABLE preparation (
    id VARCHAR(36) PRIMARY KEY,
    number INT NOT NULL UNIQUE,
    state VARCHAR(10) NOT NULL CHECK (state IN ('OPEN', 'CLOSED')),
    -- True for the one that is open and null for the others, so that two cannot be.
    running BOOLEAN UNIQUE,
    started_by VARCHAR(100) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_by VARCHAR(100),
    closed_at TIMESTAMP WITH TIME ZONE,
    reason VARCHAR(1000),
    version BIGINT NOT NULL,
    changed_by VARCHAR(100) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT preparation_runs CHECK ((state = 'OPEN') = (running IS NOT NULL)),
    CONSTRAINT preparation_closed CHECK ((state = 'CLOSED') = (closed_at IS NOT NULL))
);
ALTER TABLE checklist_item ADD COLUMN preparation VARCHAR(36) REFERENCES preparation (id);
ALTER TABLE checklist_item ALTER COLUMN incident DROP NOT NULL;
ALTER TABLE checklist_item ADD CONSTRAINT checklist_item_belongs CHECK ((incident IS NULL) <> (preparation IS NULL));
ALTER TABLE checklist_item ADD CONSTRAINT checklist_item_prepared_once UNIQUE (preparation, playbook, item, round);
