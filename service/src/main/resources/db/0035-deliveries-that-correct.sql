--liquibase formatted sql

--changeset baken:0035-deliveries-that-correct
-- What a delivery does on its channel: a post of its own, or something with one that an earlier message left there.
ALTER TABLE delivery ADD COLUMN action VARCHAR(10) DEFAULT 'POST' NOT NULL
    CHECK (action IN ('POST', 'EDIT', 'REPLY', 'REPOST'));
-- The earlier delivery that it edits, answers or takes the place of.
ALTER TABLE delivery ADD COLUMN target VARCHAR(36) REFERENCES delivery (id) ON DELETE SET NULL;
-- Says in the house's own words that the message was withdrawn, where it cannot be taken away.
ALTER TABLE delivery ADD COLUMN notice BOOLEAN DEFAULT FALSE NOT NULL;
-- After this the approval is too old: it does not leave any more.
ALTER TABLE delivery ADD COLUMN valid_until TIMESTAMP WITH TIME ZONE;
-- When what readers see was last held against what was approved.
ALTER TABLE delivery ADD COLUMN read_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE delivery DROP CONSTRAINT delivery_once;
ALTER TABLE delivery ADD CONSTRAINT delivery_once UNIQUE (message, account, lang, notice);
CREATE INDEX delivery_target ON delivery (target);
ALTER TABLE letter ADD COLUMN read_at TIMESTAMP WITH TIME ZONE;

-- How fast an account may be called, and whether it rests after failing again and again.
ALTER TABLE lane ADD COLUMN tokens DOUBLE PRECISION;
ALTER TABLE lane ADD COLUMN filled_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE lane ADD COLUMN failures INT DEFAULT 0 NOT NULL;
ALTER TABLE lane ADD COLUMN rests_until TIMESTAMP WITH TIME ZONE;

-- Tells the team what needs it, and is never published through.
ALTER TABLE account_link ADD COLUMN team BOOLEAN DEFAULT FALSE NOT NULL;

-- "Stop all" for every incident of the house: one row.
CREATE TABLE house_hold (
    id INT PRIMARY KEY CHECK (id = 1),
    held BOOLEAN NOT NULL,
    -- The number in the logbook of the newest one.
    seq BIGINT NOT NULL,
    reason VARCHAR(2000) NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE
);
INSERT INTO house_hold (id, held, seq, reason, changed_by) VALUES (1, FALSE, 0, '', '');

DROP VIEW delivery_seen;
DROP VIEW last_hold;
CREATE VIEW last_hold AS
SELECT i.id AS incident, (i.held OR h.held) AS held,
    GREATEST(h.seq,
        COALESCE((SELECT MAX(e.seq) FROM log_entry e WHERE e.incident = i.id AND e.kind = 'incident.held'), 0)) AS seq
FROM incident i CROSS JOIN house_hold h;

-- A delivery as people see it.
CREATE VIEW delivery_seen AS
SELECT d.id, d.incident, d.message, d.message_title, d.revision, d.account, a.name AS account_name, d.sandbox, d.platform, d.lang,
    d.title, d.text, d.official_url, d.post_key, d.created_at, d.action, d.notice, d.target, t.remote_id AS target_remote_id,
    t.url AS target_url, d.state, d.due_at, d.valid_until, d.attempts, d.removing,
    (h.held OR h.seq > d.hold_passed) AS held, p.rests_until,
    d.problem, d.remote_id, d.url, d.sent_at, d.read_at, d.done_by, d.proof, d.version, d.changed_at,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id) AS letters,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state = 'SENT') AS letters_sent,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state = 'REFUSED') AS letters_refused,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state = 'UNCLEAR') AS letters_unclear
FROM delivery d
JOIN account_link a ON a.id = d.account
JOIN lane p ON p.account = d.account
JOIN last_hold h ON h.incident = d.incident
LEFT JOIN delivery t ON t.id = d.target;
