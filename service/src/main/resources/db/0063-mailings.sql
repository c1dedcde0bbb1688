--liquibase formatted sql

--changeset baken:0063-mailings
-- One mail to many: a message to everybody who asked for it, or that it was withdrawn to everybody who got it.
CREATE TABLE mailing (
    id VARCHAR(36) PRIMARY KEY,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('CONFIRMATION', 'NEWS', 'WITHDRAWAL')),
    incident VARCHAR(36),
    incident_kind VARCHAR(20),
    message VARCHAR(36) REFERENCES message (id),
    state VARCHAR(20) NOT NULL CHECK (state IN ('RUNNING', 'PAUSED', 'DONE')),
    -- The newest "stop all" of the incident (its number in the logbook) that does not stop this mailing.
    hold_passed BIGINT NOT NULL,
    -- Counted once it is done; what is counted here does not need its rows any more.
    total INT NOT NULL,
    sent INT NOT NULL,
    refused INT NOT NULL,
    unclear INT NOT NULL,
    stopped INT NOT NULL,
    -- How many were refused with none accepted in between.
    refused_in_a_row INT NOT NULL,
    problem VARCHAR(10000),
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    ended_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT mailing_once UNIQUE (message, kind),
    CONSTRAINT mailing_incident FOREIGN KEY (incident, incident_kind) REFERENCES incident (id, kind),
    -- An exercise never reaches residents.
    CONSTRAINT mailing_real CHECK (kind = 'CONFIRMATION' AND incident IS NULL OR incident_kind = 'REAL' AND incident IS NOT NULL)
);
CREATE INDEX mailing_incident_id ON mailing (incident, id);
-- The questions whether an address is right: they never end, and belong to no incident.
INSERT INTO mailing (id, kind, state, hold_passed, total, sent, refused, unclear, stopped, refused_in_a_row, created_at, version,
    changed_by, changed_at)
VALUES ('confirmation', 'CONFIRMATION', 'RUNNING', 0, 0, 0, 0, 0, 0, 0, CURRENT_TIMESTAMP, 1, 'Baken', CURRENT_TIMESTAMP);

-- What a mailing says, fixed before the first mail leaves. The recipient's own link is put where its mark stands.
CREATE TABLE mailing_text (
    mailing VARCHAR(36) NOT NULL REFERENCES mailing (id),
    lang VARCHAR(2) NOT NULL,
    -- For those who got the message whose place it takes.
    replaces BOOLEAN NOT NULL,
    subject VARCHAR(500) NOT NULL,
    text VARCHAR(1000000) NOT NULL,
    html VARCHAR(1000000) NOT NULL,
    PRIMARY KEY (mailing, lang, replaces)
);

-- The mail to one recipient: a subscriber or, of the mailing 'confirmation', a wish.
CREATE TABLE mailing_letter (
    mailing VARCHAR(36) NOT NULL REFERENCES mailing (id),
    recipient VARCHAR(36) NOT NULL,
    lang VARCHAR(2) NOT NULL,
    replaces BOOLEAN NOT NULL,
    domain VARCHAR(64) NOT NULL,
    state VARCHAR(20) NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'UNCLEAR', 'STOPPED')),
    attempts INT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    next_at TIMESTAMP WITH TIME ZONE,
    node VARCHAR(36),
    lease_until TIMESTAMP WITH TIME ZONE,
    -- What the mail server answered, as its number only: its words may hold the address.
    status VARCHAR(20),
    remote_id VARCHAR(300),
    -- What the mail server calls the mail that this one is about.
    in_reply_to VARCHAR(300),
    PRIMARY KEY (mailing, recipient)
);
CREATE INDEX mailing_letter_next ON mailing_letter (mailing, next_at, recipient);
CREATE INDEX mailing_letter_lease ON mailing_letter (lease_until);
CREATE INDEX mailing_letter_recipient ON mailing_letter (recipient);

-- How fast mails to residents leave, for all nodes together: one row, held by who takes some up.
CREATE TABLE mailing_pace (
    id INT PRIMARY KEY CHECK (id = 1),
    tokens DOUBLE PRECISION NOT NULL,
    filled_at TIMESTAMP WITH TIME ZONE NOT NULL,
    failures INT NOT NULL,
    rests_until TIMESTAMP WITH TIME ZONE,
    problem VARCHAR(10000)
);
INSERT INTO mailing_pace (id, tokens, filled_at, failures) VALUES (1, 0, CURRENT_TIMESTAMP, 0);
