--liquibase formatted sql

--changeset baken:0015-checklist
CREATE TABLE checklist_item (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    playbook VARCHAR(40) NOT NULL,
    playbook_hash VARCHAR(64) NOT NULL,
    item VARCHAR(40) NOT NULL,
    position INT NOT NULL,
    phase VARCHAR(20) NOT NULL CHECK (phase IN ('PREPARATION', 'FIRST_HOUR', 'ONGOING', 'AFTERCARE')),
    role VARCHAR(20) NOT NULL,
    due_seconds BIGINT NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    mandatory BOOLEAN NOT NULL,
    guidelines VARCHAR(1000) NOT NULL,
    ticks VARCHAR(40),
    ticks_purpose VARCHAR(20),
    ticks_state VARCHAR(20),
    title VARCHAR(2000) NOT NULL,
    why VARCHAR(6000) NOT NULL,
    state VARCHAR(10) NOT NULL CHECK (state IN ('OPEN', 'DONE', 'SKIPPED')),
    note VARCHAR(500),
    done_by VARCHAR(100),
    done_at TIMESTAMP WITH TIME ZONE,
    automatic BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    changed_by VARCHAR(100) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT checklist_item_once UNIQUE (incident, playbook, item),
    CONSTRAINT checklist_item_settled CHECK ((state = 'OPEN') = (done_at IS NULL)),
    CONSTRAINT checklist_item_skipped_with_reason CHECK (state <> 'SKIPPED' OR note IS NOT NULL)
);
CREATE INDEX checklist_item_ticks ON checklist_item (ticks, state);
