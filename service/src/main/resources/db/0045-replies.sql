--liquibase formatted sql

--changeset baken:0045-letters-that-answer
-- What the platform calls the post or letter that this one answers.
ALTER TABLE letter ADD COLUMN in_reply_to VARCHAR(2000);
-- Whether nobody else may read it.
ALTER TABLE letter ADD COLUMN secluded BOOLEAN DEFAULT FALSE NOT NULL;
-- An answer leaves before this moment and while its incident is open, or not at all; null for a letter that nothing bars.
ALTER TABLE letter ADD COLUMN leave_before TIMESTAMP WITH TIME ZONE;

--changeset baken:0045-replies
CREATE TABLE reply (
    id VARCHAR(36) PRIMARY KEY,
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    reaction VARCHAR(36) NOT NULL REFERENCES reaction (id) ON DELETE CASCADE,
    author VARCHAR(36) NOT NULL REFERENCES reaction_author (id) ON DELETE CASCADE,
    kind VARCHAR(20) NOT NULL CHECK (kind IN ('ANSWER', 'RECEIPT')),
    rumour VARCHAR(36) REFERENCES rumour (id),
    -- The answers that were asked for together.
    batch VARCHAR(36),
    -- Null when a person answers, because no connector can.
    account VARCHAR(36) REFERENCES account_link (id),
    secluded BOOLEAN NOT NULL,
    template VARCHAR(40),
    template_hash VARCHAR(64),
    lang VARCHAR(2) NOT NULL,
    form VARCHAR(20) NOT NULL CHECK (form IN ('INFORMAL', 'FORMAL')),
    text VARCHAR(20000) NOT NULL,
    hash VARCHAR(64) NOT NULL,
    needs_sign_off BOOLEAN NOT NULL,
    -- Who wrote any of it, as JSON: none of them signs it off.
    writers VARCHAR(4000) NOT NULL,
    asked_by VARCHAR(120) NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    signed_by VARCHAR(36) REFERENCES person (id),
    signed_by_name VARCHAR(120),
    signed_at TIMESTAMP WITH TIME ZONE,
    objected_by VARCHAR(120),
    objection VARCHAR(2000),
    state VARCHAR(20) NOT NULL
        CHECK (state IN ('IN_REVIEW', 'QUEUED', 'SENT', 'REFUSED', 'UNCLEAR', 'TODO', 'DONE', 'WITHDRAWN')),
    -- A reaction is answered once, a thread gets one receipt. Null once it will not reach anybody, or when a person wants another.
    place VARCHAR(100) UNIQUE,
    -- Everybody who asked about a rumour is answered once.
    rumour_place VARCHAR(80) UNIQUE,
    problem VARCHAR(10000),
    url VARCHAR(4000),
    proof VARCHAR(2000),
    ended_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX reply_reaction ON reply (reaction, id);
CREATE INDEX reply_author ON reply (author, id);
CREATE INDEX reply_incident ON reply (incident, state, id);
CREATE INDEX reply_batch ON reply (batch);

--changeset baken:0045-reply-policy
CREATE TABLE reply_policy (
    id INT PRIMARY KEY CHECK (id = 1),
    receipts BOOLEAN NOT NULL,
    signature VARCHAR(20) NOT NULL CHECK (signature IN ('NONE', 'FIRST_NAME')),
    -- Where people report things to us, in the words of an answer (guideline H23).
    reporting_point VARCHAR(200),
    valid_minutes INT NOT NULL CHECK (valid_minutes > 0),
    version BIGINT NOT NULL,
    changed_by VARCHAR(120) NOT NULL,
    changed_at TIMESTAMP WITH TIME ZONE NOT NULL
);
INSERT INTO reply_policy (id, receipts, signature, valid_minutes, version, changed_by, changed_at)
VALUES (1, TRUE, 'NONE', 720, 1, 'Baken', CURRENT_TIMESTAMP);
