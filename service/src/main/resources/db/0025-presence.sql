--liquibase formatted sql

--changeset baken:0025-presence
-- Who has a message open for writing. Rows that nobody renews mean nothing after half a minute.
CREATE TABLE presence (
    message VARCHAR(36) NOT NULL REFERENCES message (id),
    person VARCHAR(36) NOT NULL REFERENCES person (id),
    name VARCHAR(120) NOT NULL,
    lang VARCHAR(2),
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (message, person)
);
