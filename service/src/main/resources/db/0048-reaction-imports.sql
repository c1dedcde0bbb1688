--liquibase formatted sql

--changeset baken:0048-reaction-imports
CREATE TABLE reaction_import (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    name VARCHAR(200) NOT NULL,
    format VARCHAR(10) NOT NULL CHECK (format IN ('CSV', 'JSON', 'NDJSON')),
    encoding VARCHAR(20) NOT NULL,
    size BIGINT NOT NULL,
    -- Which columns were understood as what, and all of them in their order, as JSON.
    columns VARCHAR(100000) NOT NULL,
    header VARCHAR(100000) NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'STOPPED')),
    -- Where to go on: so many rows of the file are taken up or refused.
    rows_read BIGINT NOT NULL,
    added BIGINT NOT NULL,
    known BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    started_by VARCHAR(36) NOT NULL REFERENCES person (id),
    started_by_name VARCHAR(120) NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    problem VARCHAR(10000),
    node VARCHAR(60),
    lease_until TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL
);
CREATE INDEX reaction_import_incident ON reaction_import (incident, id DESC);
CREATE INDEX reaction_import_work ON reaction_import (state, lease_until);

-- A row that was not taken up, and why. Kept until the incident's reactions are made anonymous.
CREATE TABLE reaction_import_refusal (
    import VARCHAR(36) NOT NULL REFERENCES reaction_import (id) ON DELETE CASCADE,
    row_number BIGINT NOT NULL,
    field VARCHAR(40) NOT NULL,
    reason VARCHAR(10000) NOT NULL,
    content VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (import, row_number)
);

--changeset baken:0048-reaction-keeping
-- How long the reactions of one incident are kept, where that differs from the policy of the house, and how far forgetting is.
CREATE TABLE reaction_keeping (
    incident VARCHAR(36) PRIMARY KEY REFERENCES incident (id),
    -- In days after the incident was closed; null for as the house decided.
    pseudonymise_after_days INT CHECK (pseudonymise_after_days BETWEEN 0 AND 3650),
    retention_days INT CHECK (retention_days BETWEEN 0 AND 3650),
    -- The reaction up to which the step that is under way has come; empty at its begin.
    position VARCHAR(36) NOT NULL,
    pseudonymised_at TIMESTAMP WITH TIME ZONE,
    erased_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120),
    changed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT reaction_keeping_order CHECK (retention_days >= pseudonymise_after_days)
);
