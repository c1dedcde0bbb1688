--liquibase formatted sql

--changeset baken:0050-checklist-engine
-- What an item counts from, waits for and repeats, as its playbook says; and how that stands now.
ALTER TABLE checklist_item ADD COLUMN counts_from VARCHAR(40) DEFAULT 'phase' NOT NULL;
ALTER TABLE checklist_item ADD COLUMN after_items VARCHAR(500) DEFAULT '[]' NOT NULL;
ALTER TABLE checklist_item ADD COLUMN every_seconds BIGINT;
ALTER TABLE checklist_item ADD COLUMN escalate_seconds BIGINT;
ALTER TABLE checklist_item ADD COLUMN scale VARCHAR(1000) DEFAULT '[]' NOT NULL;
ALTER TABLE checklist_item ADD COLUMN place VARCHAR(40);
ALTER TABLE checklist_item ADD COLUMN round INT DEFAULT 1 NOT NULL;
ALTER TABLE checklist_item ADD COLUMN added_at TIMESTAMP WITH TIME ZONE;
-- Only what was logged after this number ticks it: the entry that ticked one round ticks no other.
ALTER TABLE checklist_item ADD COLUMN since_seq BIGINT DEFAULT 0 NOT NULL;
ALTER TABLE checklist_item ADD COLUMN waiting BOOLEAN DEFAULT FALSE NOT NULL;
-- When the lead and the deputies are to be told; null when nobody is, or that is done.
ALTER TABLE checklist_item ADD COLUMN escalate_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE checklist_item ADD COLUMN escalated_at TIMESTAMP WITH TIME ZONE;
UPDATE checklist_item SET added_at = (SELECT opened_at FROM incident WHERE incident.id = checklist_item.incident);
ALTER TABLE checklist_item ALTER COLUMN added_at SET NOT NULL;
ALTER TABLE checklist_item DROP CONSTRAINT checklist_item_once;
ALTER TABLE checklist_item ADD CONSTRAINT checklist_item_once UNIQUE (incident, playbook, item, round);
CREATE INDEX checklist_item_escalate ON checklist_item (escalate_at);

-- One row for each incident, which whoever changes its checklist locks: what one change sets free, another must see.
CREATE TABLE checklist_course (
    incident VARCHAR(36) PRIMARY KEY REFERENCES incident (id),
    -- Since when it is in aftercare; null while it is not.
    aftercare_at TIMESTAMP WITH TIME ZONE
);
INSERT INTO checklist_course (incident, aftercare_at)
SELECT incident.id, CASE WHEN incident.state IN ('AFTERCARE', 'CLOSED') THEN (
    SELECT MAX(log_entry.at) FROM log_entry
    WHERE log_entry.incident = incident.id AND log_entry.kind = 'incident.state'
        AND log_entry.data LIKE '%"to":"AFTERCARE"%') END
FROM incident;

-- The playbooks that an incident works with, also those whose items all wait for a larger scale.
CREATE TABLE checklist_playbook (
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    playbook VARCHAR(40) NOT NULL,
    PRIMARY KEY (incident, playbook)
);
INSERT INTO checklist_playbook (incident, playbook) SELECT DISTINCT incident, playbook FROM checklist_item;
