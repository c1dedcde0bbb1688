--liquibase formatted sql

--changeset baken:0040-forwarding
CREATE TABLE forward_request (
    id VARCHAR(36) PRIMARY KEY,
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    incident VARCHAR(36) NOT NULL REFERENCES incident (id),
    note VARCHAR(2000) NOT NULL,
    asker VARCHAR(36) NOT NULL REFERENCES person (id),
    created_by VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    stopped_at TIMESTAMP WITH TIME ZONE,
    version BIGINT NOT NULL
);
CREATE INDEX forward_request_incident ON forward_request (incident, id);
CREATE INDEX forward_request_message ON forward_request (message);

CREATE TABLE forward_recipient (
    id VARCHAR(36) PRIMARY KEY,
    request VARCHAR(36) NOT NULL REFERENCES forward_request (id),
    name VARCHAR(120) NOT NULL,
    email VARCHAR(254) NOT NULL,
    lang VARCHAR(2) NOT NULL,
    state VARCHAR(20) NOT NULL
        CHECK (state IN ('QUEUED', 'SENT', 'OPENED', 'FORWARDED', 'DECLINED', 'FAILED')),
    -- Of the token in the personal link; the token itself is derived from the id with a key outside the database.
    link_digest VARCHAR(64) NOT NULL UNIQUE,
    link_expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    link_revoked_at TIMESTAMP WITH TIME ZONE,
    sent_at TIMESTAMP WITH TIME ZONE,
    opened_at TIMESTAMP WITH TIME ZONE,
    answered_at TIMESTAMP WITH TIME ZONE,
    shared_where VARCHAR(500),
    reminded_at TIMESTAMP WITH TIME ZONE,
    trouble VARCHAR(20) CHECK (trouble IN ('NO_ACCOUNT', 'REFUSED', 'UNCLEAR')),
    UNIQUE (request, email)
);

-- What holds for a person over all requests, by e-mail address.
CREATE TABLE forward_colleague (
    email VARCHAR(254) PRIMARY KEY,
    accepted_at TIMESTAMP WITH TIME ZONE,
    opted_out_at TIMESTAMP WITH TIME ZONE
);
