--liquibase formatted sql

--changeset baken:0064-forwarding-ways
-- A request is about one or several posts, and about what took their place since.
CREATE TABLE forward_post (
    request VARCHAR(36) NOT NULL REFERENCES forward_request (id),
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    place INT NOT NULL,
    -- Whose place it took; null for one that was asked for.
    follows VARCHAR(36) REFERENCES message (id),
    stopped_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (request, message)
);
CREATE INDEX forward_post_message ON forward_post (message);
INSERT INTO forward_post (request, message, place, follows, stopped_at)
SELECT id, message, 0, NULL, stopped_at FROM forward_request;

-- Which ways somebody was or will be written to, and what became of it.
CREATE TABLE forward_sending (
    id VARCHAR(36) PRIMARY KEY,
    recipient VARCHAR(36) NOT NULL REFERENCES forward_recipient (id),
    way VARCHAR(10) NOT NULL CHECK (way IN ('MAIL', 'SMS', 'CHAT')),
    -- An e-mail address, or a telephone number in its international form; null where nothing is known.
    address VARCHAR(254),
    state VARCHAR(10) NOT NULL CHECK (state IN ('TODO', 'QUEUED', 'SENT', 'FAILED', 'UNCLEAR')),
    sent_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (recipient, way)
);
INSERT INTO forward_sending (id, recipient, way, address, state, sent_at)
SELECT id, id, 'MAIL', email,
    CASE WHEN trouble = 'NO_ACCOUNT' THEN 'TODO' WHEN trouble = 'REFUSED' THEN 'FAILED'
        WHEN trouble = 'UNCLEAR' THEN 'UNCLEAR' WHEN sent_at IS NULL THEN 'QUEUED' ELSE 'SENT' END,
    sent_at
FROM forward_recipient;

-- Where somebody says that they shared, each place once, and how many people are there by what they declare.
CREATE TABLE forward_place (
    id VARCHAR(36) PRIMARY KEY,
    recipient VARCHAR(36) NOT NULL REFERENCES forward_recipient (id),
    name VARCHAR(500) NOT NULL,
    reach INT,
    said_at TIMESTAMP WITH TIME ZONE NOT NULL,
    UNIQUE (recipient, name)
);
CREATE TABLE forward_shared (
    place VARCHAR(36) NOT NULL REFERENCES forward_place (id),
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    shared_at TIMESTAMP WITH TIME ZONE NOT NULL,
    removed_at TIMESTAMP WITH TIME ZONE,
    PRIMARY KEY (place, message)
);
INSERT INTO forward_place (id, recipient, name, reach, said_at)
SELECT id, id, shared_where, NULL, answered_at FROM forward_recipient
WHERE state = 'FORWARDED' AND shared_where IS NOT NULL AND shared_where <> '' AND answered_at IS NOT NULL;
INSERT INTO forward_shared (place, message, shared_at, removed_at)
SELECT p.id, q.message, p.said_at, NULL
FROM forward_place p JOIN forward_recipient r ON r.id = p.recipient JOIN forward_request q ON q.id = r.request;

-- That somebody must hear to stop, whether they were told, saw it, and say that nothing of it stands any more.
CREATE TABLE forward_notice (
    id VARCHAR(36) PRIMARY KEY,
    recipient VARCHAR(36) NOT NULL REFERENCES forward_recipient (id),
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    state VARCHAR(10) NOT NULL CHECK (state IN ('TODO', 'QUEUED', 'SENT', 'FAILED', 'UNCLEAR')),
    told_at TIMESTAMP WITH TIME ZONE,
    seen_at TIMESTAMP WITH TIME ZONE,
    cleared_at TIMESTAMP WITH TIME ZONE,
    UNIQUE (recipient, message)
);

DROP INDEX forward_request_message;
ALTER TABLE forward_request DROP COLUMN message;
ALTER TABLE forward_recipient DROP COLUMN shared_where;
ALTER TABLE forward_recipient DROP COLUMN trouble;
ALTER TABLE forward_recipient ADD COLUMN decline_reason VARCHAR(500);
-- Somebody without an e-mail address is known by their account.
ALTER TABLE forward_recipient RENAME COLUMN email TO known_as;
ALTER TABLE forward_colleague RENAME COLUMN email TO known_as;
