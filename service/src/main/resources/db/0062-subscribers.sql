--liquibase formatted sql

--changeset baken:0062-subscription-policy
-- What the house decided about mails to residents: one row.
CREATE TABLE subscription_policy (
    id INT PRIMARY KEY CHECK (id = 1),
    enabled BOOLEAN NOT NULL,
    per_minute INT NOT NULL CHECK (per_minute >= 1),
    keep_days INT NOT NULL CHECK (keep_days >= 0),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO subscription_policy (id, enabled, per_minute, keep_days, version, changed_by, changed_at)
VALUES (1, TRUE, 600, 30, 0, '', CURRENT_TIMESTAMP);

--changeset baken:0062-subscribers
-- Somebody who asked for mails. The address is encrypted, its digest keyed; neither key is in the database. Whoever ended has no
-- address here any more, and after a while no digest: what is left is a random id, so that the link in an old mail still works.
CREATE TABLE subscriber (
    id VARCHAR(36) PRIMARY KEY,
    digest VARCHAR(64) UNIQUE,
    domain VARCHAR(64),
    sealed VARCHAR(4000),
    lang VARCHAR(2) NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('ACTIVE', 'ENDED')),
    link_digest VARCHAR(64) NOT NULL UNIQUE,
    -- How many mails in a row were refused without the server saying that there is no such mailbox.
    refusals INT NOT NULL,
    confirmed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT subscriber_wiped CHECK ((sealed IS NULL) = (ended_at IS NOT NULL))
);
CREATE INDEX subscriber_ended ON subscriber (ended_at);

-- What they get: the messages of one incident, or (scope 'ALL') those of every one. Never of an exercise.
CREATE TABLE subscription (
    subscriber VARCHAR(36) NOT NULL REFERENCES subscriber (id),
    scope VARCHAR(36) NOT NULL,
    incident VARCHAR(36),
    incident_kind VARCHAR(20),
    PRIMARY KEY (subscriber, scope),
    CONSTRAINT subscription_incident FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CONSTRAINT subscription_real CHECK (incident IS NULL AND scope = 'ALL' OR incident = scope AND incident_kind = 'REAL')
);
CREATE INDEX subscription_scope ON subscription (scope, subscriber);

-- Somebody typed an address and has yet to say, from its mailbox, that it was them.
CREATE TABLE subscription_wish (
    id VARCHAR(36) PRIMARY KEY,
    digest VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    sealed VARCHAR(4000) NOT NULL,
    lang VARCHAR(2) NOT NULL,
    incident VARCHAR(36),
    incident_kind VARCHAR(20),
    once_digest VARCHAR(64) NOT NULL UNIQUE,
    link_digest VARCHAR(64) NOT NULL UNIQUE,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT subscription_wish_incident FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    CONSTRAINT subscription_wish_real CHECK (incident IS NULL OR incident_kind = 'REAL')
);
CREATE INDEX subscription_wish_digest ON subscription_wish (digest, created_at);
CREATE INDEX subscription_wish_expires ON subscription_wish (expires_at);

-- What happened since it was last logged, as numbers: who did it is nobody's business.
CREATE TABLE subscription_count (
    scope VARCHAR(36) PRIMARY KEY,
    asked INT NOT NULL,
    confirmed INT NOT NULL,
    ended INT NOT NULL,
    logged_at TIMESTAMP WITH TIME ZONE NOT NULL
);
