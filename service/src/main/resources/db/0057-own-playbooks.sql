--liquibase formatted sql

--changeset baken:0057-own-playbooks
-- A town's own playbooks as they were last seen, and the last version of each that could be used.
CREATE TABLE own_playbook (
    file VARCHAR(255) PRIMARY KEY,
    hash VARCHAR(64) NOT NULL,
    refused BOOLEAN NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    -- UTF-8, at most a megabyte; none when it never could be used.
    good VARCHAR(1048576)
);

-- Who approved which version of a playbook, and when somebody has to look at it again (guidelines B13, B14).
CREATE TABLE playbook_approval (
    playbook VARCHAR(40) PRIMARY KEY,
    hash VARCHAR(64) NOT NULL,
    approved_by VARCHAR(120) NOT NULL,
    approved_on DATE NOT NULL,
    review DATE NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
