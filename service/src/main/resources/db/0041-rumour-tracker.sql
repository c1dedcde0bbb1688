--liquibase formatted sql

--changeset baken:0041-rumour-tracker
ALTER TABLE rumour ADD COLUMN verdict_source VARCHAR(300);
ALTER TABLE rumour ADD COLUMN remind_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE rumour ADD COLUMN reminded_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE rumour ADD COLUMN watched_until TIMESTAMP WITH TIME ZONE;
ALTER TABLE rumour ADD COLUMN still_circulating BOOLEAN;
ALTER TABLE rumour ADD COLUMN merged_into VARCHAR(36);
-- Two claims are one only within an incident; the database proves it.
ALTER TABLE rumour ADD CONSTRAINT rumour_merged FOREIGN KEY (merged_into, incident) REFERENCES rumour (id, incident);
ALTER TABLE rumour ADD CONSTRAINT rumour_not_itself CHECK (merged_into <> id);
CREATE INDEX rumour_reminder ON rumour (remind_at);

ALTER TABLE evidence ADD COLUMN captured_at TIMESTAMP WITH TIME ZONE;
UPDATE evidence SET captured_at = added_at;
ALTER TABLE evidence ALTER COLUMN captured_at SET NOT NULL;

CREATE TABLE rumour_sighting (
    id VARCHAR(36) PRIMARY KEY,
    rumour VARCHAR(36) NOT NULL REFERENCES rumour (id),
    seen_where VARCHAR(300) NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
    url VARCHAR(2000),
    note VARCHAR(2000),
    reach VARCHAR(10) CHECK (reach IN ('LOW', 'MEDIUM', 'HIGH')),
    added_by VARCHAR(120) NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL
);
CREATE INDEX rumour_sighting_of ON rumour_sighting (rumour);

-- Two claims that a person looked at and found to be two.
CREATE TABLE rumour_pair_refusal (
    one VARCHAR(36) NOT NULL,
    other VARCHAR(36) NOT NULL,
    incident VARCHAR(36) NOT NULL,
    refused_by VARCHAR(120) NOT NULL,
    refused_at TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (one, other),
    CHECK (one < other),
    FOREIGN KEY (one, incident) REFERENCES rumour (id, incident),
    FOREIGN KEY (other, incident) REFERENCES rumour (id, incident)
);
CREATE INDEX rumour_pair_refusal_of ON rumour_pair_refusal (incident);

CREATE TABLE rumour_question (
    id VARCHAR(36) PRIMARY KEY,
    rumour VARCHAR(36) NOT NULL REFERENCES rumour (id),
    -- Of the token in the link; the token itself is kept nowhere.
    token_digest VARCHAR(64) NOT NULL UNIQUE,
    name VARCHAR(120) NOT NULL,
    service VARCHAR(120),
    lang VARCHAR(2) NOT NULL,
    question VARCHAR(1000) NOT NULL,
    mailed BOOLEAN NOT NULL,
    asker VARCHAR(36) NOT NULL REFERENCES person (id),
    asked_by VARCHAR(120) NOT NULL,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    answer VARCHAR(20) CHECK (answer IN ('CONFIRMED', 'DENIED', 'UNKNOWN')),
    source VARCHAR(300),
    note VARCHAR(2000),
    answered_at TIMESTAMP WITH TIME ZONE,
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX rumour_question_of ON rumour_question (rumour);
