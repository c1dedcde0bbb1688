--liquibase formatted sql

--changeset baken:0031-deliveries
CREATE TABLE delivery (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL,
    incident_kind VARCHAR(20) NOT NULL,
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    message_title VARCHAR(500) NOT NULL,
    revision INT NOT NULL,
    account VARCHAR(36) NOT NULL,
    sandbox BOOLEAN NOT NULL,
    platform VARCHAR(20) NOT NULL,
    lang VARCHAR(2) NOT NULL,
    title VARCHAR(500) NOT NULL,
    text VARCHAR(1000000) NOT NULL,
    official_url VARCHAR(2000) NOT NULL,
    post_key VARCHAR(60) NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'RETRYING', 'UNCLEAR', 'EDITED',
        'REMOVED', 'DIVERGED', 'TODO', 'DONE')),
    due_at TIMESTAMP WITH TIME ZONE NOT NULL,
    -- When the worker acts on it next; null when it waits for a person, for its letters or for nothing.
    next_at TIMESTAMP WITH TIME ZONE,
    attempts INT NOT NULL,
    looks INT NOT NULL,
    absences INT NOT NULL,
    -- To be taken away again as soon as it is there.
    removing BOOLEAN NOT NULL,
    -- The newest "stop all" of the incident (its number in the logbook) that does not stop this delivery.
    hold_passed BIGINT NOT NULL,
    node VARCHAR(60),
    lease_until TIMESTAMP WITH TIME ZONE,
    problem VARCHAR(10000),
    remote_id VARCHAR(2000),
    url VARCHAR(4000),
    sent_at TIMESTAMP WITH TIME ZONE,
    done_by VARCHAR(120),
    proof VARCHAR(2000),
    version BIGINT NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT delivery_once UNIQUE (message, account, lang),
    CONSTRAINT delivery_incident_kind FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CONSTRAINT delivery_account_kind FOREIGN KEY (account, sandbox) REFERENCES account_link (id, sandbox),
    -- With the two above: what belongs to an exercise reaches the sandbox alone, and the sandbox nothing else.
    CONSTRAINT delivery_exercise CHECK (sandbox = (incident_kind = 'EXERCISE'))
);
CREATE INDEX delivery_incident ON delivery (incident, created_at);
CREATE INDEX delivery_work ON delivery (next_at, account);
CREATE INDEX delivery_account ON delivery (account, lease_until);

-- What goes to one recipient. What belongs to a delivery has its text there.
CREATE TABLE letter (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL,
    incident_kind VARCHAR(20) NOT NULL,
    account VARCHAR(36) NOT NULL,
    sandbox BOOLEAN NOT NULL,
    delivery VARCHAR(36) REFERENCES delivery (id) ON DELETE CASCADE,
    reference VARCHAR(80),
    recipient VARCHAR(320) NOT NULL,
    lang VARCHAR(2) NOT NULL,
    subject VARCHAR(500),
    text VARCHAR(1000000),
    html VARCHAR(1000000),
    post_key VARCHAR(60) NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'RETRYING', 'UNCLEAR', 'REMOVED')),
    next_at TIMESTAMP WITH TIME ZONE,
    attempts INT NOT NULL,
    looks INT NOT NULL,
    absences INT NOT NULL,
    removing BOOLEAN NOT NULL,
    hold_passed BIGINT NOT NULL,
    node VARCHAR(60),
    lease_until TIMESTAMP WITH TIME ZONE,
    problem VARCHAR(10000),
    remote_id VARCHAR(2000),
    url VARCHAR(4000),
    sent_at TIMESTAMP WITH TIME ZONE,
    done_by VARCHAR(120),
    proof VARCHAR(2000),
    version BIGINT NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT letter_has_text CHECK (delivery IS NOT NULL OR (subject IS NOT NULL AND text IS NOT NULL)),
    CONSTRAINT letter_incident_kind FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CONSTRAINT letter_account_kind FOREIGN KEY (account, sandbox) REFERENCES account_link (id, sandbox),
    CONSTRAINT letter_exercise CHECK (sandbox = (incident_kind = 'EXERCISE'))
);
CREATE INDEX letter_delivery ON letter (delivery, state);
CREATE INDEX letter_reference ON letter (reference);
CREATE INDEX letter_work ON letter (next_at, account);
CREATE INDEX letter_account ON letter (account, lease_until);

-- Claims on one account happen one after the other: who claims holds the account's row for that moment.
CREATE TABLE lane (
    account VARCHAR(36) PRIMARY KEY REFERENCES account_link (id)
);
INSERT INTO lane (account) SELECT id FROM account_link;

CREATE VIEW last_hold AS
SELECT i.id AS incident, i.held,
    COALESCE((SELECT MAX(e.seq) FROM log_entry e WHERE e.incident = i.id AND e.kind = 'incident.held'), 0) AS seq
FROM incident i;

-- A delivery as people see it.
CREATE VIEW delivery_seen AS
SELECT d.id, d.incident, d.message, d.message_title, d.revision, d.account, a.name AS account_name, d.sandbox, d.platform, d.lang,
    d.title, d.text, d.official_url, d.post_key, d.created_at, d.state, d.due_at, d.attempts, d.removing,
    (h.held OR h.seq > d.hold_passed) AS held,
    d.problem, d.remote_id, d.url, d.sent_at, d.done_by, d.proof, d.version, d.changed_at,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id) AS letters,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state = 'SENT') AS letters_sent,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state = 'REFUSED') AS letters_refused,
    (SELECT COUNT(*) FROM letter l WHERE l.delivery = d.id AND l.state = 'UNCLEAR') AS letters_unclear
FROM delivery d
JOIN account_link a ON a.id = d.account
JOIN last_hold h ON h.incident = d.incident;
